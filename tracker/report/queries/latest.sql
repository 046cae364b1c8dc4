-- The latest articles that name it, one a story, the newest first, and where in each it is named.
WITH told AS (
    SELECT
        n.*,
        row_number() OVER (PARTITION BY n.story_id ORDER BY n.published_at, n.field = 'title', n.start) AS telling
    FROM naming AS n
    WHERE n.entity_id = $entity
        AND n.day BETWEEN $since AND $until
)
SELECT told.article_id AS article, told.version_id AS version, told.field, told.sentence_start AS start, told.sentence_end AS "end"
FROM told
WHERE told.telling = 1
ORDER BY told.published_at DESC, told.article_id
LIMIT $most
