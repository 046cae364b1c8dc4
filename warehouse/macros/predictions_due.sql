-- predictions_due(entity := NULL, as_of := NULL, horizon := 0, since := NULL): predictions whose last day has come by the
-- day `as_of` (today without it), or comes within `horizon` days of it, but not before `since`, the longest overdue first. One row a claim and day that it
-- names: a prediction put off is another promise. `days_overdue` is below 0 for those to come.
--
-- `later_claims`, for a person to judge by: up to ten claims of the same subject and aspect, made after that day and
-- no predictions themselves, each with its first telling from then on and its number of `times` from then on; those
-- of the same unit first, then the most told.
CREATE OR REPLACE MACRO predictions_due(entity := NULL, as_of := NULL, horizon := 0, since := NULL) AS TABLE
WITH told AS MATERIALIZED (
    SELECT t.*, row_number() OVER (ORDER BY t.place) AS number
    FROM tellings(entity := entity) AS t
),
promised AS MATERIALIZED (
    SELECT
        told.key,
        told.due,
        any_value(told.subject) AS subject,
        any_value(told.family) AS family,
        any_value(told.unit) AS unit,
        min(told.number) AS number,
        count(*) AS times,
        count(DISTINCT told.story_id) AS stories
    FROM told
    WHERE told.due <= coalesce(as_of::DATE, project_today()) + horizon::INTEGER
        AND (since IS NULL OR told.due >= since::DATE)
    GROUP BY told.key, told.due
),
-- The first telling of each claim on each day, and how often it is told from then on.
since_then AS MATERIALIZED (
    SELECT
        told.subject,
        told.family,
        told.unit,
        told.key,
        told.day,
        min(told.number) AS number,
        sum(count(*)) OVER (PARTITION BY told.key ORDER BY told.day DESC)::BIGINT AS times
    FROM told
    WHERE told.due IS NULL
        AND told.day IS NOT NULL
    GROUP BY told.subject, told.family, told.unit, told.key, told.day
),
-- Once for all that is promised of a thing for one day. Not by ASOF: DuckDB 1.5 takes the left side for small, and
-- compares all with all.
asked AS MATERIALIZED (
    SELECT DISTINCT p.subject, p.family, p.due
    FROM promised AS p
),
retold AS MATERIALIZED (
    SELECT
        asked.subject,
        asked.family,
        asked.due,
        t.unit,
        t.key,
        arg_min(t.number, t.day) AS number,
        arg_min(t.times, t.day) AS times
    FROM asked
    JOIN since_then AS t
        ON t.subject = asked.subject
        AND t.family = asked.family
        AND t.day > asked.due
    GROUP BY ALL
),
later AS MATERIALIZED (
    SELECT
        p.key,
        p.due,
        t.number,
        t.times,
        row_number() OVER (
            PARTITION BY p.key, p.due
            ORDER BY t.unit IS NOT DISTINCT FROM p.unit DESC, t.times DESC, t.number
        ) AS rank
    FROM promised AS p
    JOIN retold AS t
        ON t.subject = p.subject
        AND t.family = p.family
        AND t.due = p.due
    QUALIFY rank <= 10
),
worded AS MATERIALIZED (
    SELECT told.*
    FROM (SELECT number FROM promised UNION SELECT number FROM later) AS needed
    JOIN told ON told.number = needed.number
),
judged_by AS (
    SELECT
        l.key,
        l.due,
        list(
            {
                claim: w.claim,
                times: l.times,
                day: w.day,
                source: w.source,
                attribution: w.attribution,
                stance: w.stance,
                sentence: w.sentence,
                article_url: w.article_url,
                key: w.key
            }
            ORDER BY l.rank
        ) AS claims
    FROM later AS l
    JOIN worded AS w ON w.number = l.number
    GROUP BY l.key, l.due
)
SELECT
    w.claim,
    p.due,
    coalesce(as_of::DATE, project_today()) - p.due AS days_overdue,
    w.day AS first_seen,
    w.source AS first_source,
    w.attribution,
    w.stance,
    p.times,
    p.stories,
    w.sentence,
    coalesce(j.claims, []) AS later_claims,
    p.subject,
    w.article_url,
    p.key
FROM promised AS p
JOIN worded AS w ON w.number = p.number
LEFT JOIN judged_by AS j ON j.key = p.key AND j.due = p.due
ORDER BY p.due, p.times DESC, p.key;
