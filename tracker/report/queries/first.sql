-- Where it was named first, ever.
SELECT n.article_id AS article, n.version_id AS version, n.field, n.sentence_start AS start, n.sentence_end AS "end"
FROM naming AS n
WHERE n.entity_id = $entity
    AND n.day IS NOT NULL
ORDER BY n.day, n.published_at, n.article_id
LIMIT 1
