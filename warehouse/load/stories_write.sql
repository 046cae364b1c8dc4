-- From components to stories: each is named after its original, the earliest article.

UPDATE article
SET story_id = component.root
FROM component
WHERE component.article_id = article.article_id
    AND component.root IS DISTINCT FROM article.story_id;

DELETE FROM story
WHERE story_id IN (SELECT story_id FROM affected)
    AND story_id NOT IN (SELECT root FROM component);

INSERT INTO story
SELECT
    c.root,
    any_value(v.title) FILTER (WHERE a.article_id = c.root),
    any_value(a.published_at) FILTER (WHERE a.article_id = c.root),
    count(*),
    count(DISTINCT a.source)
FROM component AS c
JOIN article AS a USING (article_id)
JOIN article_version AS v USING (version_id)
GROUP BY c.root
EXCEPT
SELECT story_id, title, first_published_at, articles, sources
FROM story
ON CONFLICT (story_id) DO UPDATE SET
    title = excluded.title,
    first_published_at = excluded.first_published_at,
    articles = excluded.articles,
    sources = excluded.sources;
