-- Spans in the current versions of articles that may name a followed thing, but more likely do
-- not: `confidence` is below 0.5. They are counted nowhere. `rules` and `models` read them.
CREATE OR REPLACE VIEW ambiguous_mentions AS
SELECT
    a.url AS article_url,
    v.title AS article_title,
    a.source,
    coalesce(v.lang, r.lang) AS lang,
    a.published_at,
    a.day,
    m.entity_id AS entity,
    coalesce(e.name, m.name) AS name,
    coalesce(e.kind, m.kind) AS kind,
    m.surface,
    m.start,
    m."end",
    m.field,
    m.repeat AS is_repeat,
    m.confidence,
    substring(
        CASE m.field WHEN 'title' THEN v.title ELSE v.text END,
        m.sentence_start + 1,
        m.sentence_end - m.sentence_start
    ) AS sentence,
    coalesce(a.story_id, a.article_id) AS story_id,
    r.rules,
    r.models
FROM ambiguous_mention AS m
JOIN article AS a USING (version_id)
JOIN article_version AS v USING (version_id)
LEFT JOIN analysis_run AS r USING (version_id)
LEFT JOIN entity AS e USING (entity_id);

COMMENT ON COLUMN ambiguous_mentions.article_url IS 'Canonical URL of the article';
COMMENT ON COLUMN ambiguous_mentions.article_title IS 'Its headline';
COMMENT ON COLUMN ambiguous_mentions.source IS 'Source that it was found by';
COMMENT ON COLUMN ambiguous_mentions.lang IS 'ja, en, another ISO 639-1 code, or NULL: as declared, else as it was read';
COMMENT ON COLUMN ambiguous_mentions.published_at IS 'When it was published; NULL where unknown';
COMMENT ON COLUMN ambiguous_mentions.day IS 'Day of publication in the project''s time zone; NULL where it is not known to the day';
COMMENT ON COLUMN ambiguous_mentions.entity IS 'Id of the entity that may be meant';
COMMENT ON COLUMN ambiguous_mentions.name IS 'Its name';
COMMENT ON COLUMN ambiguous_mentions.kind IS 'company, chip, system, service, model, framework, technology, site or benchmark';
COMMENT ON COLUMN ambiguous_mentions.surface IS 'The name as it is written there';
COMMENT ON COLUMN ambiguous_mentions.start IS 'First code point in the field, from 0';
COMMENT ON COLUMN ambiguous_mentions."end" IS 'Code point after the last';
COMMENT ON COLUMN ambiguous_mentions.field IS 'title or text: what start and end count in';
COMMENT ON COLUMN ambiguous_mentions.is_repeat IS 'Whether its sentence repeats an earlier one of the article; not counted then';
COMMENT ON COLUMN ambiguous_mentions.confidence IS 'Below 0.5: how sure it is that this entity is meant';
COMMENT ON COLUMN ambiguous_mentions.sentence IS 'The sentence, heading or list item that it stands in';
COMMENT ON COLUMN ambiguous_mentions.story_id IS 'Story that the article tells, the same for all its copies';
COMMENT ON COLUMN ambiguous_mentions.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN ambiguous_mentions.models IS 'Version of the models that read it; empty without any';
