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

COMMENT ON COLUMN articles.url IS 'Canonical URL: the identity of an article';
COMMENT ON COLUMN articles.title IS 'Headline';
COMMENT ON COLUMN articles.source IS 'Source that found it last';
COMMENT ON COLUMN articles.lang IS 'ja, en, another ISO 639-1 code, or NULL: as declared, else as it was read';
COMMENT ON COLUMN articles.authors IS 'By-line, in its order';
COMMENT ON COLUMN articles.published_at IS 'When it was published; NULL where unknown';
COMMENT ON COLUMN articles.date_precision IS 'second, minute, day, month or unknown';
COMMENT ON COLUMN articles.day IS 'Day of publication in the project''s time zone; NULL where it is not known to the day';
COMMENT ON COLUMN articles.text IS 'Paragraphs separated by one newline; offsets count its code points from 0';
COMMENT ON COLUMN articles.story_id IS 'Story that the article tells, the same for all its copies';
COMMENT ON COLUMN articles.description IS 'What the page says of itself in one or two sentences; may be empty';
COMMENT ON COLUMN articles.updated_at IS 'What the page says of its last edit';
COMMENT ON COLUMN articles.first_fetched_at IS 'When any wording of it was first fetched';
COMMENT ON COLUMN articles.fetched_at IS 'When this wording was last fetched';
COMMENT ON COLUMN articles.content_hash IS 'Hash of title and text: the same for the same wording';
COMMENT ON COLUMN articles.article_id IS 'Number of the article: 63 bits of the MD5 of the URL';
COMMENT ON COLUMN articles.section IS 'Section, as the outlet names it; may be empty';
COMMENT ON COLUMN articles.tags IS 'Key words that the page gives itself';
COMMENT ON COLUMN articles.image_url IS 'Its picture; NULL without one';
COMMENT ON COLUMN articles.rules IS 'Version of the rules that read it; NULL where nobody has read it yet';
COMMENT ON COLUMN articles.models IS 'Version of the models that read it; empty without any';
