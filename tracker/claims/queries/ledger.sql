-- The ledger: claims with all that is known of them, the most told first.
SELECT c.*
FROM claim_ledger(entity := $entity, since := $since, until := $until) AS c
WHERE $kind IS NULL OR c.kind = $kind
ORDER BY c.stories DESC, c.articles DESC, c.times DESC, c.score DESC, c.first_seen, c.key
LIMIT $limit
