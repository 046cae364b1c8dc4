-- Articles as they read now: the version of each that was fetched last. `rules` and `models`
-- read it; NULL where nobody has read it yet.
CREATE OR REPLACE VIEW articles AS
SELECT
    a.url,
    v.title,
    a.source,
    coalesce(v.lang, r.lang) AS lang,
    v.authors,
    a.published_at,
    v.date_precision,
    a.day,
    v.text,
    coalesce(a.story_id, a.article_id) AS story_id,
    v.description,
    v.updated_at,
    a.first_fetched_at,
    v.fetched_at,
    v.content_hash,
    a.article_id,
    v.section,
    coalesce(v.tags, []) AS tags,
    v.image_url,
    r.rules,
    r.models
FROM article AS a
JOIN article_version AS v USING (version_id)
LEFT JOIN analysis_run AS r USING (version_id);
