-- Where it was named first and last.
SELECT m.day, m.source, m.article_title AS title, m.article_url AS url
FROM mentions AS m
WHERE m.entity = $entity
    AND m.day IS NOT NULL
QUALIFY row_number() OVER (ORDER BY m.published_at, m.article_url, m.field DESC, m.start) = 1
    OR row_number() OVER (ORDER BY m.published_at DESC, m.article_url, m.field DESC, m.start) = 1
ORDER BY m.published_at
