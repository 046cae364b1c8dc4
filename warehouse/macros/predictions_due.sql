-- predictions_due(entity := NULL, as_of := NULL, horizon := 0): predictions whose last day has come by the day `as_of`
-- (today without it), or comes within `horizon` days of it, the longest overdue first. One row a claim and day that it
-- names: a prediction put off is another promise. `days_overdue` is below 0 for those to come.
--
-- `later_claims`, for a person to judge by: up to ten claims of the same subject and aspect, made after that day and
-- no predictions themselves, each with its first telling from then on and its number of `times` from then on; those
-- of the same unit first, then the most told.
CREATE OR REPLACE MACRO predictions_due(entity := NULL, as_of := NULL, horizon := 0) AS TABLE
WITH told AS MATERIALIZED (
    SELECT
        t.key,
        t.claim,
        t.day,
        t.source,
        t.article_url,
        t.story_id,
        t.attribution,
        t.stance,
        t.subject,
        t.family,
        t.unit,
        t.due,
        t.version_id,
        t.field,
        t.sentence_start,
        t.sentence_end,
        t.place
    FROM tellings(entity := entity) AS t
),
promised AS (
    SELECT
        told.key,
        told.due,
        any_value(told.subject) AS subject,
        any_value(told.family) AS family,
        any_value(told.unit) AS unit,
        arg_min(told, told.place) AS first,
        count(*) AS times,
        count(DISTINCT told.story_id) AS stories
    FROM told
    WHERE told.due <= coalesce(as_of::DATE, project_today()) + horizon::INTEGER
    GROUP BY told.key, told.due
),
since_then AS (
    SELECT
        told.*,
        row_number() OVER (PARTITION BY told.key ORDER BY told.place DESC) AS times
    FROM told
    WHERE told.due IS NULL
        AND told.day IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY told.key, told.day ORDER BY told.place) = 1
),
asked AS (
    SELECT p.key, p.due, p.unit, other.key AS other_key
    FROM promised AS p
    JOIN (SELECT DISTINCT subject, family, key FROM since_then) AS other
        ON other.subject = p.subject
        AND other.family = p.family
),
later AS (
    SELECT
        asked.key,
        asked.due,
        t AS telling,
        row_number() OVER (
            PARTITION BY asked.key, asked.due
            ORDER BY t.unit IS NOT DISTINCT FROM asked.unit DESC, t.times DESC, t.place
        ) AS number
    FROM asked
    ASOF JOIN since_then AS t
        ON t.key = asked.other_key
        AND t.day > asked.due
    QUALIFY number <= 10
),
judged_by AS (
    SELECT
        l.key,
        l.due,
        list(
            {
                claim: l.telling.claim,
                times: l.telling.times,
                day: l.telling.day,
                source: l.telling.source,
                attribution: l.telling.attribution,
                stance: l.telling.stance,
                sentence: sentence_of(
                    v.title,
                    v.text,
                    l.telling.field,
                    l.telling.sentence_start,
                    l.telling.sentence_end
                ),
                article_url: l.telling.article_url,
                key: l.telling.key
            }
            ORDER BY l.number
        ) AS claims
    FROM later AS l
    JOIN article_version AS v ON v.version_id = l.telling.version_id
    GROUP BY l.key, l.due
)
SELECT
    p.first.claim,
    p.due,
    coalesce(as_of::DATE, project_today()) - p.due AS days_overdue,
    p.first.day AS first_seen,
    p.first.source AS first_source,
    p.first.attribution,
    p.first.stance,
    p.times,
    p.stories,
    sentence_of(v.title, v.text, p.first.field, p.first.sentence_start, p.first.sentence_end) AS sentence,
    coalesce(j.claims, []) AS later_claims,
    p.subject,
    p.first.article_url,
    p.key
FROM promised AS p
JOIN article_version AS v ON v.version_id = p.first.version_id
LEFT JOIN judged_by AS j ON j.key = p.key AND j.due = p.due
ORDER BY p.due, p.times DESC, p.key;
