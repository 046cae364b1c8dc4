-- Every mention in the current versions of articles. Those with `is_repeat` or
-- `is_boilerplate` are not counted. `rules` and `models` are those that read it.
CREATE OR REPLACE VIEW mentions AS
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
    m.boilerplate AS is_boilerplate,
    m.confidence,
    m.status,
    m.method,
    substring(
        CASE m.field WHEN 'title' THEN v.title ELSE v.text END,
        m.sentence_start + 1,
        m.sentence_end - m.sentence_start
    ) AS sentence,
    coalesce(a.story_id, a.article_id) AS story_id,
    r.rules,
    r.models
FROM mention AS m
JOIN article AS a USING (version_id)
JOIN article_version AS v USING (version_id)
LEFT JOIN analysis_run AS r USING (version_id)
LEFT JOIN entity AS e USING (entity_id);

COMMENT ON COLUMN mentions.article_url IS 'Canonical URL of the article';
COMMENT ON COLUMN mentions.article_title IS 'Its headline';
COMMENT ON COLUMN mentions.source IS 'Source that it was found by';
COMMENT ON COLUMN mentions.lang IS 'ja, en, another ISO 639-1 code, or NULL: as declared, else as it was read';
COMMENT ON COLUMN mentions.published_at IS 'When it was published; NULL where unknown';
COMMENT ON COLUMN mentions.day IS 'Day of publication in the project''s time zone; NULL where it is not known to the day';
COMMENT ON COLUMN mentions.entity IS 'Id of the entity, like aws-trainium2';
COMMENT ON COLUMN mentions.name IS 'Its name';
COMMENT ON COLUMN mentions.kind IS 'company, chip, system, service, model, framework, technology, site or benchmark';
COMMENT ON COLUMN mentions.surface IS 'The name as it is written there';
COMMENT ON COLUMN mentions.start IS 'First code point in the field, from 0';
COMMENT ON COLUMN mentions."end" IS 'Code point after the last';
COMMENT ON COLUMN mentions.field IS 'title or text: what start and end count in';
COMMENT ON COLUMN mentions.is_repeat IS 'Whether its sentence repeats an earlier one of the article; not counted then';
COMMENT ON COLUMN mentions.is_boilerplate IS 'Whether its sentence is boilerplate of the source; not counted then';
COMMENT ON COLUMN mentions.confidence IS '0 to 1: how sure it is that this entity is meant';
COMMENT ON COLUMN mentions.status IS 'known, or unlisted: a name that fits but is in no list';
COMMENT ON COLUMN mentions.method IS 'How it was found: alias, short form, generation or product';
COMMENT ON COLUMN mentions.sentence IS 'The sentence, heading or list item that it stands in';
COMMENT ON COLUMN mentions.story_id IS 'Story that the article tells, the same for all its copies';
COMMENT ON COLUMN mentions.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN mentions.models IS 'Version of the models that read it; empty without any';
