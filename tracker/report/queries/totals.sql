-- All that was read of an entity between two days, beside all that was read.
WITH named AS (
    SELECT ea.article_id, ea.story_id, ea.source, ea.mentions
    FROM entity_articles AS ea
    WHERE ea.entity = $entity
        AND ea.day BETWEEN $since AND $until
)
SELECT
    coalesce(sum(named.mentions), 0)::BIGINT AS mentions,
    count(*) AS articles,
    count(DISTINCT named.story_id) AS stories,
    count(DISTINCT named.source) AS sources,
    (SELECT count(*) FROM article WHERE article.day BETWEEN $since AND $until) AS published,
    (SELECT count(*) FROM entity_articles AS ea WHERE ea.entity = $entity AND ea.day IS NULL) AS undated
FROM named
