-- Where it was named first, ever.
SELECT m.day, m.source, m.article_title AS title, m.article_url AS url, m.sentence
FROM mentions AS m
WHERE m.entity = $entity
    AND m.day IS NOT NULL
ORDER BY m.published_at, m.article_url, m.field DESC, m.start
LIMIT 1
