-- How long articles took to reach the readers, in seconds, a row a source.
--
-- An article reached them with the first copy ($copies: when each was made) after it was fetched. The
-- quantiles are of the articles that did so since $since; the count and the sum are of those that came with
-- the $newest copy. From its publication only such articles are timed as tell it to the minute, and were
-- published after the source was first looked at: what is found in its past is not late.
WITH first_look AS (
    SELECT f.source, min(f.fetched_at) AS looked_at
    FROM "fetch" AS f
    GROUP BY f.source
),
copies AS (
    SELECT unnest($copies::TIMESTAMPTZ[]) AS copied_at
),
reached AS (
    SELECT
        a.source,
        a.first_fetched_at,
        c.copied_at,
        CASE
            WHEN v.date_precision IN ('second', 'minute')
                AND a.published_at BETWEEN l.looked_at AND c.copied_at
            THEN a.published_at
        END AS published_at
    FROM article AS a
    ASOF JOIN copies AS c ON a.first_fetched_at <= c.copied_at
    JOIN article_version AS v ON v.version_id = a.version_id
    LEFT JOIN first_look AS l ON l.source = a.source
    WHERE a.first_fetched_at >= $since::TIMESTAMPTZ - INTERVAL 1 DAY
        AND c.copied_at >= $since::TIMESTAMPTZ
),
lags AS (
    SELECT 'fetched' AS since, r.source, r.copied_at, epoch(r.copied_at) - epoch(r.first_fetched_at) AS seconds
    FROM reached AS r
    UNION ALL
    SELECT 'published', r.source, r.copied_at, epoch(r.copied_at) - epoch(r.published_at)
    FROM reached AS r
    WHERE r.published_at IS NOT NULL
)
SELECT
    g.since,
    g.source,
    count(*) FILTER (WHERE g.copied_at = $newest::TIMESTAMPTZ) AS articles,
    coalesce(sum(g.seconds) FILTER (WHERE g.copied_at = $newest::TIMESTAMPTZ), 0) AS seconds,
    quantile_cont(g.seconds, 0.5) AS p50,
    quantile_cont(g.seconds, 0.95) AS p95
FROM lags AS g
GROUP BY g.since, g.source
ORDER BY g.since, g.source
