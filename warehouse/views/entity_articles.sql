-- Which articles name which entities: one row a pair. The counting of mentions in one place: current
-- versions only, repeats not counted. `day` is NULL for undated articles.
CREATE OR REPLACE VIEW entity_articles AS
SELECT
    m.entity_id AS entity,
    a.article_id,
    coalesce(a.story_id, a.article_id) AS story_id,
    a.source,
    a.day,
    count(*) AS mentions
FROM mention AS m
JOIN article AS a USING (version_id)
WHERE NOT m.repeat
GROUP BY ALL;
