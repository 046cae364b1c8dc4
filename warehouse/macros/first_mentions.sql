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
        n.source AS told_by,
        n.article_id,
        n.version_id,
        a.url,
        n.published_at,
        n.day,
        n.story_id <> n.article_id AS is_copy,
        n.field,
        n.sentence_start,
        n.sentence_end,
        count(*) OVER (PARTITION BY n.source) AS articles
    FROM naming AS n
    JOIN article AS a ON a.article_id = n.article_id
    WHERE n.entity_id = (SELECT asked.asked_id FROM asked)
        AND n.day IS NOT NULL
        AND (since IS NULL OR n.day >= since::DATE)
        AND (until IS NULL OR n.day <= until::DATE)
    QUALIFY row_number() OVER (PARTITION BY n.source ORDER BY n.day, n.published_at, a.url) = 1
),
known AS (
    SELECT p.source AS told_by, min(p.day) AS first_day
    FROM published_articles AS p
    GROUP BY p.source
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
    sentence_of(v.title, v.text, p.field, p.sentence_start, p.sentence_end) AS sentence,
    p.articles,
    p.published_at,
    p.url AS article_url
FROM placed AS p
JOIN known ON known.told_by = p.told_by
JOIN article_version AS v ON v.version_id = p.version_id
LEFT JOIN source AS s ON s.source = p.told_by
WINDOW in_time AS (ORDER BY p.day, p.published_at, p.url)
ORDER BY place;
