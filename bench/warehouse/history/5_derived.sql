-- What the load makes when all has been loaded, as it makes it.

INSERT INTO story
SELECT
    a.story_id,
    any_value(v.title) FILTER (WHERE a.article_id = a.story_id),
    any_value(a.published_at) FILTER (WHERE a.article_id = a.story_id),
    count(*),
    count(DISTINCT a.source)
FROM article AS a
JOIN article_version AS v ON v.version_id = a.version_id
GROUP BY a.story_id;

CREATE OR REPLACE TEMP TABLE turned (source VARCHAR, hash VARCHAR);

INSERT INTO unsettled
SELECT version_id
FROM article;
