-- tellings(entity := NULL, since := NULL, until := NULL): every claim that counts: one row each time that an article
-- makes one, repeats and boilerplate left out. What becomes of claims is counted from these rows alone. `place` puts
-- them in order: by day of publication and time, undated ones last, then by where they stand, the title first.
-- `origin` is the source that published the story first; `family` is the aspect, but price and cost are one.
-- `since` and `until` are days of publication, both included; without them undated tellings count too.
CREATE OR REPLACE MACRO tellings(entity := NULL, since := NULL, until := NULL) AS TABLE
SELECT
    c.key,
    claim_line(c.kind, coalesce(e.name, c.subject_name), c.aspect, c.value, c.unit) AS claim,
    a.day,
    a.published_at,
    a.source,
    s.tier,
    a.url AS article_url,
    coalesce(a.story_id, a.article_id) AS story_id,
    coalesce(o.source, a.source) AS origin,
    c.kind,
    c.subject,
    coalesce(e.name, c.subject_name) AS subject_name,
    c.subject IS NOT NULL AND NOT coalesce(e.listed, false) AS is_unlisted,
    c.topic,
    c.aspect,
    CASE c.aspect WHEN 'price' THEN 'cost' ELSE c.aspect END AS family,
    c.value,
    c.range,
    c.unit,
    c.comparator,
    c.baseline,
    c.attribution,
    c.hedges,
    c.hype,
    c.stance,
    len(c.hedges) > 0 OR c.stance = 'hedged' AS is_hedged,
    c.due,
    c.score,
    coalesce(c.parts, []) AS parts,
    c.field,
    c.start,
    c."end",
    c.sentence_start,
    c.sentence_end,
    a.version_id,
    {
        day: a.day,
        published_at: a.published_at,
        url: a.url,
        is_text: c.field = 'text',
        start: c.start,
        "end": c."end",
        stance: c.stance,
        key: c.key
    } AS place
FROM claim AS c
JOIN article AS a ON a.version_id = c.version_id
LEFT JOIN article AS o ON o.article_id = a.story_id
LEFT JOIN source AS s ON s.source = a.source
LEFT JOIN entity AS e ON e.entity_id = c.subject
WHERE NOT c.repeat
    AND NOT c.boilerplate
    AND (entity IS NULL OR c.subject = (SELECT entity_named(entity)))
    AND (since IS NULL OR a.day >= since::DATE)
    AND (until IS NULL OR a.day <= until::DATE);
