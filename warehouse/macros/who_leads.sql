-- who_leads(entity := NULL, since := NULL, until := NULL): which sources name things first, of one entity or of all, and
-- how long before the others. One row a source, those that lead most often first.
--
-- Of each entity only the sources are compared of which something was published by the day on which any first named it:
-- one that was found later could not have been first. What is named in the first days of an archive was news before.
-- `things` are those that it names and another such source does too; it `led` those that it named on the first day; of
-- these, `alone` are those that no other source named on that day. `lead` is the median number of days from its first
-- naming to the next source's, of what it led; `lag` the median after the first, of the others. Days, since many pages
-- give no hour. `since` and `until` choose entities by the day on which they were first named.
CREATE OR REPLACE MACRO who_leads(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH known AS MATERIALIZED (
    SELECT p.source AS told_by, min(p.day) AS first_day
    FROM published_articles AS p
    WHERE p.day IS NOT NULL
    GROUP BY p.source
),
first_telling AS MATERIALIZED (
    SELECT ea.entity AS named_id, ea.source AS told_by, min(ea.day) AS day
    FROM entity_articles AS ea
    WHERE ea.day IS NOT NULL
        AND (entity IS NULL OR ea.entity = (SELECT entity_named(entity)))
    GROUP BY ea.entity, ea.source
),
compared AS (
    SELECT f.named_id, f.told_by, f.day
    FROM first_telling AS f
    JOIN known ON known.told_by = f.told_by
    JOIN (
        SELECT t.named_id, min(t.day) AS day
        FROM first_telling AS t
        GROUP BY t.named_id
    ) AS earliest ON earliest.named_id = f.named_id
    WHERE known.first_day <= earliest.day
        AND (since IS NULL OR earliest.day >= since::DATE)
        AND (until IS NULL OR earliest.day <= until::DATE)
),
placed AS (
    SELECT
        c.*,
        min(c.day) OVER (PARTITION BY c.named_id) AS first_day,
        lead(c.day) OVER (PARTITION BY c.named_id ORDER BY c.day, c.told_by) AS next_day,
        count(*) OVER (PARTITION BY c.named_id, c.day) AS on_that_day
    FROM compared AS c
    QUALIFY count(*) OVER (PARTITION BY c.named_id) > 1
)
SELECT
    p.told_by AS source,
    any_value(s.tier) AS tier,
    count(*) AS things,
    count(*) FILTER (WHERE p.day = p.first_day) AS led,
    count(*) FILTER (WHERE p.day = p.first_day AND p.on_that_day = 1) AS alone,
    led / things AS share,
    median(CASE WHEN p.on_that_day > 1 THEN 0 ELSE p.next_day - p.day END) FILTER (WHERE p.day = p.first_day) AS lead,
    median(p.day - p.first_day) FILTER (WHERE p.day > p.first_day) AS lag
FROM placed AS p
LEFT JOIN source AS s ON s.source = p.told_by
GROUP BY p.told_by
ORDER BY led DESC, alone DESC, share DESC, source;
