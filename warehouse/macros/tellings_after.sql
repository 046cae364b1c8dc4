-- tellings_after(entity := NULL, since := NULL, until := NULL): the tellings() with what came before each:
-- `has_dropped_hedge` where it tells without a hedge what an earlier telling hedged, in this article or another. Earlier
-- tellings count whenever they were published; an undated one has dropped nothing but what its own article hedges.
-- Who questions or denies a claim does not tell it again, and has dropped nothing.
CREATE OR REPLACE MACRO tellings_after(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH told AS MATERIALIZED (
    FROM tellings(entity := entity)
),
anywhere AS (
    SELECT key, min(place) AS place
    FROM told
    WHERE is_hedged
        AND day IS NOT NULL
    GROUP BY key
),
undated AS (
    SELECT key, version_id, min(place) AS place
    FROM told
    WHERE is_hedged
        AND day IS NULL
    GROUP BY key, version_id
)
SELECT
    t.*,
    NOT t.is_hedged AND t.stance NOT IN ('questioned', 'negated') AND coalesce(
        t.place > CASE WHEN t.day IS NULL THEN undated.place ELSE anywhere.place END,
        false
    ) AS has_dropped_hedge
FROM told AS t
LEFT JOIN anywhere ON anywhere.key = t.key
LEFT JOIN undated ON undated.key = t.key AND undated.version_id = t.version_id
WHERE (since IS NULL OR t.day >= since::DATE)
    AND (until IS NULL OR t.day <= until::DATE);
