-- Claims as loud and as often told as the rule asks, as far as they were told from $recent on.
SELECT c.*, e.name
FROM claim_ledger(entity := $entity) AS c
LEFT JOIN entity AS e ON e.entity_id = c.subject
WHERE c.score >= $min_score
    AND c.stories >= $min_stories
    AND ($recent IS NULL OR c.last_seen IS NULL OR c.last_seen >= $recent)
    AND ($among IS NULL OR list_contains($among::VARCHAR[], c.subject))
    AND ($claim_kind IS NULL OR c.kind = $claim_kind)
    AND ($source IS NULL OR c.first_source = $source)
    AND ($tier IS NULL OR c.first_tier = $tier)
    AND ($aspect IS NULL OR c.key IN (SELECT told.key FROM claims AS told WHERE told.aspect = $aspect))
ORDER BY c.first_seen, c.key
