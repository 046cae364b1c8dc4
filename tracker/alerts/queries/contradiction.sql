-- Pairs of claims of which one at most can be true, the later told from $recent on.
WITH about AS (
    SELECT t.key, any_value(t.subject) AS subject
    FROM claim AS t
    GROUP BY t.key
)
SELECT c.*, about.subject, e.name
FROM contradictions(entity := $entity) AS c
LEFT JOIN about ON about.key = c.key
LEFT JOIN entity AS e ON e.entity_id = about.subject
WHERE ($among IS NULL OR list_contains($among::VARCHAR[], about.subject))
    AND ($contradiction IS NULL OR c.kind = $contradiction)
    AND (NOT $same_baseline OR c.baseline = 'same')
    AND ($recent IS NULL OR coalesce(greatest(c.day, c.other_day) >= $recent, true))
    AND c.stories + c.other_stories >= $min_stories
ORDER BY greatest(c.day, c.other_day), c.key, c.other_key
