-- Hedges that editors took out after publication.
WITH about AS (
    SELECT t.key, any_value(t.subject) AS subject
    FROM claim AS t
    GROUP BY t.key
)
SELECT ed.*, ed.seen_at::DATE AS seen_day, about.subject, e.name
FROM claim_edits() AS ed
LEFT JOIN about ON about.key = ed.key
LEFT JOIN entity AS e ON e.entity_id = about.subject
WHERE ed.change = 'hedge dropped'
    AND ($among IS NULL OR list_contains($among::VARCHAR[], about.subject))
ORDER BY ed.seen_at, ed.key, ed.article_url
