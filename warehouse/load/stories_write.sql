-- From components to stories: each is named after its earliest article.

CREATE OR REPLACE TEMP TABLE telling AS
SELECT
    a.article_id,
    a.source,
    a.published_at,
    v.title,
    first_value(a.article_id) OVER (
        PARTITION BY coalesce(c.root, a.article_id)
        ORDER BY a.published_at NULLS LAST, a.first_fetched_at, a.article_id
    ) AS story_id
FROM article AS a
JOIN article_version AS v USING (version_id)
LEFT JOIN component AS c ON c.article_id = a.article_id;

UPDATE article
SET story_id = telling.story_id
FROM telling
WHERE telling.article_id = article.article_id
    AND telling.story_id IS DISTINCT FROM article.story_id;

DELETE FROM story
WHERE story_id NOT IN (SELECT story_id FROM telling);

INSERT INTO story
SELECT
    story_id,
    any_value(title) FILTER (WHERE article_id = story_id),
    min(published_at),
    count(*),
    count(DISTINCT source)
FROM telling
GROUP BY story_id
EXCEPT
SELECT *
FROM story
ON CONFLICT (story_id) DO UPDATE SET
    title = excluded.title,
    first_published_at = excluded.first_published_at,
    articles = excluded.articles,
    sources = excluded.sources;

INSERT INTO setting
SELECT 'stories', count(*)::VARCHAR
FROM segment
ON CONFLICT (key) DO UPDATE SET value = excluded.value;
