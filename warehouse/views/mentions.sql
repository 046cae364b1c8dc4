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
