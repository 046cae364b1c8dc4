-- hype_index(entity := NULL, grain := 'week', since := NULL, until := NULL, source := NULL): how loud claims are over
-- time, of all, of one entity, of one source: one row a bucket in which there are any. `score` is the mean score of the
-- claims that count, `claims` their number: with a few, it says little. `parts` are the mean amounts of what makes it up;
-- they sum up to it. `hedges_dropped` counts the claims told without the hedge that an earlier telling had, in whichever
-- source; it is no part of the score. `since` and `until` are days of publication, both included; undated claims are in
-- no bucket.
CREATE OR REPLACE MACRO hype_index(entity := NULL, grain := 'week', since := NULL, until := NULL, source := NULL) AS TABLE
SELECT
    date_trunc(
        step_of(grain),
        h.day
    )::DATE AS bucket,
    avg(h.score) AS score,
    count(*) AS claims,
    count(DISTINCT h.article_url) AS articles,
    count(DISTINCT h.story_id) AS stories,
    count(*) FILTER (WHERE h.has_dropped_hedge) AS hedges_dropped,
    mean_parts(flatten(list(h.parts)), count(*)) AS parts
FROM tellings_after(entity := entity, since := since, until := until) AS h
WHERE h.day IS NOT NULL
    AND (source IS NULL OR h.source = source)
GROUP BY bucket
ORDER BY bucket;
