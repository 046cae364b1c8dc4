-- From components to stories: each is named after its original, the earliest article.

INSERT INTO unsettled
SELECT article.version_id
FROM component
JOIN article USING (article_id)
WHERE component.root IS DISTINCT FROM article.story_id;

UPDATE article
SET story_id = component.root
FROM component
WHERE component.article_id = article.article_id
    AND component.root IS DISTINCT FROM article.story_id;

DELETE FROM story
WHERE story_id IN (
    SELECT story_id FROM affected
    EXCEPT
    SELECT root FROM component
);

INSERT INTO story
SELECT told.root, title, told.first_published_at, told.articles, told.sources
FROM (
    SELECT
        root,
        any_value(version_id) FILTER (WHERE article_id = root) AS version_id,
        any_value(published_at) FILTER (WHERE article_id = root) AS first_published_at,
        count(*) AS articles,
        count(DISTINCT source) AS sources
    FROM component
    GROUP BY root
) AS told
JOIN article_version USING (version_id)
EXCEPT
SELECT story_id, title, first_published_at, articles, sources
FROM story
WHERE story_id IN (SELECT root FROM component)
ON CONFLICT (story_id) DO UPDATE SET
    title = excluded.title,
    first_published_at = excluded.first_published_at,
    articles = excluded.articles,
    sources = excluded.sources;

DELETE FROM untold;
