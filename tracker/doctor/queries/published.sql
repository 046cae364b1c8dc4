-- When the last articles ($most a source) were published, or first fetched where they have no date.
WITH zone AS (
    SELECT value AS name
    FROM setting
    WHERE key = 'time_zone'
),
written AS (
    SELECT
        a.article_id,
        a.source,
        coalesce(a.day, timezone(zone.name, a.first_fetched_at)::DATE) AS day
    FROM article AS a
    CROSS JOIN zone
)
SELECT w.source, w.day
FROM written AS w
QUALIFY row_number() OVER (PARTITION BY w.source ORDER BY w.day DESC, w.article_id) <= $most
ORDER BY w.source, w.day
