-- The latest sentences that name it: one an article, one article a story, the newest first.
WITH told AS (
    SELECT
        m.published_at,
        m.day,
        m.source,
        m.article_title AS title,
        m.article_url AS url,
        m.sentence,
        row_number() OVER (
            PARTITION BY m.story_id
            ORDER BY m.published_at, m.field = 'title', m.start
        ) AS telling
    FROM mentions AS m
    WHERE m.entity = $entity
        AND m.day BETWEEN $since AND $until
        AND NOT m.is_repeat
        AND NOT m.is_boilerplate
)
SELECT told.day, told.source, told.title, told.url, told.sentence
FROM told
WHERE told.telling = 1
ORDER BY told.published_at DESC, told.url
LIMIT $most
