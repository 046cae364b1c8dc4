-- tellings_after(entity := NULL, since := NULL, until := NULL): the tellings() with what came before each:
-- `has_dropped_hedge` where it tells without a hedge what an earlier telling hedged, in this article or another. Earlier
-- tellings count whenever they were published; an undated one has dropped nothing but what its own article hedges.
CREATE OR REPLACE MACRO tellings_after(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH hedged AS MATERIALIZED (
    SELECT h.key, min(h.place) AS place
    FROM tellings(entity := entity) AS h
    WHERE h.is_hedged
    GROUP BY h.key
)
SELECT
    t.*,
    NOT t.is_hedged AND coalesce(t.place > hedged.place, false) AS has_dropped_hedge
FROM tellings(entity := entity, since := since, until := until) AS t
LEFT JOIN hedged ON hedged.key = t.key;
