-- Stories: an article and its copies, with who published it first.
CREATE OR REPLACE VIEW stories AS
WITH told AS (
    SELECT
        a.story_id,
        list(DISTINCT coalesce(v.lang, r.lang) ORDER BY coalesce(v.lang, r.lang))
            FILTER (WHERE coalesce(v.lang, r.lang) IS NOT NULL) AS languages
    FROM article AS a
    JOIN article_version AS v USING (version_id)
    LEFT JOIN analysis_run AS r USING (version_id)
    GROUP BY a.story_id
)
SELECT
    s.story_id,
    s.title,
    a.source AS first_source,
    a.url AS first_url,
    s.first_published_at,
    s.articles,
    s.sources,
    coalesce(told.languages, []) AS languages
FROM story AS s
JOIN article AS a ON a.article_id = s.story_id
JOIN told ON told.story_id = s.story_id;

COMMENT ON COLUMN stories.story_id IS 'Number of the story: the article_id of its earliest article';
COMMENT ON COLUMN stories.title IS 'Headline of the earliest article';
COMMENT ON COLUMN stories.first_source IS 'Source that published it first';
COMMENT ON COLUMN stories.first_url IS 'Address of that article';
COMMENT ON COLUMN stories.first_published_at IS 'When that was; NULL where unknown';
COMMENT ON COLUMN stories.articles IS 'Articles that tell it, copies included';
COMMENT ON COLUMN stories.sources IS 'Sources that tell it';
COMMENT ON COLUMN stories.languages IS 'Languages that it is told in';
