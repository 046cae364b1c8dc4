-- tellings(entity := NULL, since := NULL, until := NULL): every claim that counts: one row each time that an article
-- makes one, repeats and boilerplate left out. What becomes of claims is counted from these rows alone. `place` puts
-- them in order: by day of publication and time, undated ones last, then by where they stand, the title first.
-- `origin` is the source that published the story first; `family` is the aspect, but price and cost are one.
-- `since` and `until` are days of publication, both included; without them undated tellings count too.
CREATE OR REPLACE MACRO tellings(entity := NULL, since := NULL, until := NULL) AS TABLE
SELECT
    c.key,
    claim_line(c.kind, coalesce(e.name, c.subject_name), c.aspect, c.value, c.unit) AS claim,
    c.day,
    c.published_at,
    c.source,
    s.tier,
    c.article_url,
    c.story_id,
    c.origin,
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
    c.sentence,
    c.version_id,
    {
        day: c.day,
        published_at: c.published_at,
        url: c.article_url,
        is_text: c.field = 'text',
        start: c.start,
        "end": c."end",
        stance: c.stance,
        key: c.key
    } AS place
FROM counted_claim AS c
LEFT JOIN source AS s ON s.source = c.source
LEFT JOIN entity AS e ON e.entity_id = c.subject
WHERE (entity IS NULL OR c.subject = (SELECT entity_named(entity)))
    AND (since IS NULL OR c.day >= since::DATE)
    AND (until IS NULL OR c.day <= until::DATE);
