-- first_mentions(entity, since := NULL, until := NULL): the first article of each source that names it, the earliest
-- first, and how many days after the very first. `is_copy`: it is a copy of a story that another article told before.
-- `was_read`: something of the source was published by the day on which any first named it; one that came later could
-- not have been first. Undated articles are left out. `since` and `until` are days of publication, both included.
CREATE OR REPLACE MACRO first_mentions(entity, since := NULL, until := NULL) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT entity_named(entity) AS asked_id
),
placed AS (
    SELECT
        a.source AS told_by,
        a.article_id,
        a.version_id,
        a.url,
        a.published_at,
        a.day,
        coalesce(a.story_id, a.article_id) <> a.article_id AS is_copy,
        count(*) OVER (PARTITION BY a.source) AS articles
    FROM naming AS n
    JOIN article AS a ON a.version_id = n.version_id
    WHERE n.entity_id = (SELECT asked.asked_id FROM asked)
        AND a.day IS NOT NULL
        AND (since IS NULL OR a.day >= since::DATE)
        AND (until IS NULL OR a.day <= until::DATE)
    QUALIFY row_number() OVER (PARTITION BY a.source ORDER BY a.day, a.published_at, a.url) = 1
),
known AS (
    SELECT a.source AS told_by, min(a.day) AS first_day
    FROM article AS a
    GROUP BY a.source
),
worded AS (
    SELECT
        m.version_id,
        arg_min(
            {field: m.field, s: m.sentence_start, e: m.sentence_end},
            row(m.field = 'text', m.start)
        ) AS at
    FROM mention AS m
    WHERE m.entity_id = (SELECT asked.asked_id FROM asked)
        AND m.version_id IN (SELECT placed.version_id FROM placed)
        AND NOT m.repeat
        AND NOT m.boilerplate
    GROUP BY m.version_id
)
SELECT
    row_number() OVER in_time AS place,
    p.told_by AS source,
    s.tier,
    p.day,
    p.day - min(p.day) OVER () AS days_later,
    known.first_day <= min(p.day) OVER () AS was_read,
    p.is_copy,
    v.title AS article_title,
    sentence_of(v.title, v.text, w.at.field, w.at.s, w.at.e) AS sentence,
    p.articles,
    p.published_at,
    p.url AS article_url
FROM placed AS p
JOIN known ON known.told_by = p.told_by
JOIN worded AS w ON w.version_id = p.version_id
JOIN article_version AS v ON v.version_id = p.version_id
LEFT JOIN source AS s ON s.source = p.told_by
WINDOW in_time AS (ORDER BY p.day, p.published_at, p.url)
ORDER BY place;
