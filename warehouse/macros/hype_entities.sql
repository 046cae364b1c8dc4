-- hype_entities(entity := NULL, since := NULL, until := NULL): how loud the claims about each followed thing are, as
-- hype_index() counts them; the loudest first. Claims about nothing that is followed are left out.
CREATE OR REPLACE MACRO hype_entities(entity := NULL, since := NULL, until := NULL) AS TABLE
SELECT
    h.subject AS entity,
    any_value(h.subject_name) AS name,
    any_value(e.kind) AS kind,
    avg(h.score) AS score,
    count(*) AS claims,
    count(DISTINCT h.article_url) AS articles,
    count(DISTINCT h.story_id) AS stories,
    count(DISTINCT h.source) AS sources,
    count(*) FILTER (WHERE h.has_dropped_hedge) AS hedges_dropped,
    mean_parts(flatten(list(h.parts)), count(*)) AS parts
FROM tellings_after(entity := entity, since := since, until := until) AS h
LEFT JOIN entity AS e ON e.entity_id = h.subject
WHERE h.subject IS NOT NULL
GROUP BY h.subject
ORDER BY score DESC, claims DESC, h.subject;
