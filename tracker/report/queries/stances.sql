-- How firmly the claims about it are told, and how loud they are, bucket by bucket. What counts is what tellings()
-- counts; score and parts are those of hype_index().
SELECT
    date_trunc($grain, t.day)::DATE AS bucket,
    count(*) AS tellings,
    count(*) FILTER (WHERE t.is_hedged) AS hedged,
    count(t.attribution) AS attributed,
    count(*) FILTER (WHERE t.stance = 'questioned') AS questioned,
    count(*) FILTER (WHERE t.stance = 'negated') AS negated,
    count(*) FILTER (WHERE len(t.hype) > 0) AS hyped,
    avg(t.score) AS score,
    mean_parts(flatten(list(t.parts)), count(*)) AS parts
FROM tellings(entity := $entity, since := $since, until := $until) AS t
WHERE t.day IS NOT NULL
GROUP BY bucket
ORDER BY bucket
