-- hype_sources(entity := NULL, since := NULL, until := NULL): how loud the claims of each source are, as hype_index() counts
-- them, of one entity or of all; the loudest first.
CREATE OR REPLACE MACRO hype_sources(entity := NULL, since := NULL, until := NULL) AS TABLE
SELECT
    h.source,
    any_value(h.tier) AS tier,
    avg(h.score) AS score,
    count(*) AS claims,
    count(DISTINCT h.article_url) AS articles,
    count(DISTINCT h.story_id) AS stories,
    count(*) FILTER (WHERE h.has_dropped_hedge) AS hedges_dropped,
    mean_parts(flatten(list(h.parts)), count(*)) AS parts
FROM tellings_after(entity := entity, since := since, until := until) AS h
GROUP BY h.source
ORDER BY score DESC, claims DESC, h.source;
