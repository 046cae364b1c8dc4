-- Which articles name which entities, and how often: one row a pair, current versions only, repeats and
-- boilerplate not counted. `day` is NULL for undated articles.
CREATE OR REPLACE VIEW entity_articles AS
SELECT
    n.entity_id AS entity,
    a.article_id,
    coalesce(a.story_id, a.article_id) AS story_id,
    a.source,
    a.day,
    n.mentions
FROM naming AS n
JOIN article AS a USING (version_id);
