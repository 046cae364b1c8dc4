-- How firmly the claims about it are told, bucket by bucket. Repeats within an article are not counted.
SELECT
    date_trunc($grain, c.day)::DATE AS bucket,
    count(*) AS tellings,
    count(*) FILTER (WHERE len(c.hedges) > 0 OR c.stance = 'hedged') AS hedged,
    count(*) FILTER (WHERE c.attribution IS NOT NULL) AS attributed,
    count(*) FILTER (WHERE c.stance = 'questioned') AS questioned,
    count(*) FILTER (WHERE c.stance = 'negated') AS negated,
    count(*) FILTER (WHERE len(c.hype) > 0) AS hyped
FROM claims AS c
WHERE c.subject = $entity
    AND c.day BETWEEN $since AND $until
    AND NOT c.is_repeat
    AND NOT c.is_boilerplate
GROUP BY ALL
ORDER BY bucket
