-- Every claim in the current versions of articles. Those with `is_repeat` or
-- `is_boilerplate` are not counted. `rules` and `models` are those that read it.
CREATE OR REPLACE VIEW claims AS
SELECT
    a.url AS article_url,
    v.title AS article_title,
    a.source,
    coalesce(v.lang, r.lang) AS lang,
    a.published_at,
    a.day,
    c.kind,
    c.subject,
    coalesce(e.name, c.subject_name) AS subject_name,
    c.subject_from,
    c.confidence,
    c.topic,
    c.aspect,
    c.value,
    c.unit,
    c.comparator,
    c.range,
    c.baseline,
    c.attribution,
    c.hedges,
    c.hype,
    c.stance,
    c.due,
    c.score,
    coalesce(c.parts, []) AS parts,
    c.key,
    claim_line(c.kind, coalesce(e.name, c.subject_name), c.aspect, c.value, c.unit) AS claim,
    c.text,
    substring(
        CASE c.field WHEN 'title' THEN v.title ELSE v.text END,
        c.sentence_start + 1,
        c.sentence_end - c.sentence_start
    ) AS sentence,
    c.start,
    c."end",
    c.field,
    c.repeat AS is_repeat,
    c.boilerplate AS is_boilerplate,
    coalesce(a.story_id, a.article_id) AS story_id,
    r.rules,
    r.models
FROM claim AS c
JOIN article AS a USING (version_id)
JOIN article_version AS v USING (version_id)
LEFT JOIN analysis_run AS r USING (version_id)
LEFT JOIN entity AS e ON e.entity_id = c.subject;
