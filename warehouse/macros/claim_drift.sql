-- claim_drift(entity := NULL, since := NULL, until := NULL): claims that became another figure as they were retold:
-- 2x, then 2.5x, then "several times". One row a chain of figures, in the order in which each was first told.
--
-- A figure is taken for an earlier one retold if subject, aspect and unit are the same and one of these holds, which
-- `because` tells: 'speaker' (somebody is said to say both), 'baseline' (both are compared with the same followed
-- thing), 'wording' (their first sentences share half of their words, three or more). Not if an article tells both,
-- for it knows of two things, unless one of them is vague; not if they are compared with different things; not if they
-- are predictions for different days. Of what is no multiple and no percentage (40 and 50 billion dollars), only the
-- wording tells, and specifications (96 GB and 192 GB) are never taken for each other. It follows the latest figure of
-- which this holds.
--
-- `values` are [{day, value, unit, comparator, range, source, article_url, key}]; value is NULL where it is vague or a
-- range. `factor` is the last value through the first, those that are NULL left out. `comparator_changes` counts the steps at which "up
-- to" and the like came, went or changed. Undated tellings are left out. `since` and `until` are days of publication.
CREATE OR REPLACE MACRO claim_drift(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH RECURSIVE figure AS MATERIALIZED (
    SELECT
        f.key,
        f.subject,
        f.family,
        f.unit,
        arg_min(
            {
                claim: f.claim,
                day: f.day,
                value: f.value,
                unit: f.unit,
                comparator: f.comparator,
                range: f.range,
                source: f.source,
                article_url: f.article_url,
                key: f.key,
                sentence: f.sentence
            },
            f.place
        ) AS first,
        min(f.place) AS place,
        bool_and(f.value IS NULL AND f.range IS NULL) AS is_vague,
        coalesce(list(DISTINCT f.speaker) FILTER (WHERE f.speaker IS NOT NULL), []) AS speakers,
        coalesce(list(DISTINCT f.against) FILTER (WHERE f.against IS NOT NULL), []) AS baselines,
        coalesce(list(DISTINCT f.against_name) FILTER (WHERE f.against_name IS NOT NULL), []) AS named_baselines,
        coalesce(list(DISTINCT f.due) FILTER (WHERE f.due IS NOT NULL), []) AS days_due,
        list(DISTINCT f.version_id) AS articles
    FROM comparable_tellings(entity := entity, since := since, until := until) AS f
    WHERE f.is_figure
        AND f.day IS NOT NULL
    GROUP BY f.key, f.subject, f.family, f.unit
    QUALIFY count(*) OVER (PARTITION BY f.subject, f.family, f.unit) > 1
),
worded AS MATERIALIZED (
    SELECT figure.*, first.sentence, wording(first.sentence) AS words
    FROM figure
),
step AS MATERIALIZED (
    SELECT
        later.key,
        earlier.key AS before,
        earlier.place,
        unit IN ('x', '%') AS is_relative,
        list_filter(
            [
                CASE WHEN is_relative AND list_has_any(earlier.speakers, later.speakers) THEN 'speaker' END,
                CASE WHEN is_relative AND list_has_any(earlier.named_baselines, later.named_baselines) THEN 'baseline' END,
                CASE WHEN is_retold(earlier.words, later.words) THEN 'wording' END
            ],
            lambda reason: reason IS NOT NULL
        ) AS because
    FROM worded AS later
    JOIN worded AS earlier USING (subject, family, unit)
    WHERE earlier.place < later.place
        AND len(because) > 0
        AND (earlier.is_vague OR later.is_vague OR NOT list_has_any(earlier.articles, later.articles))
        AND (
            len(earlier.baselines) = 0
            OR len(later.baselines) = 0
            OR list_has_any(earlier.baselines, later.baselines)
        )
        AND (len(earlier.days_due) = 0 OR len(later.days_due) = 0 OR list_has_any(earlier.days_due, later.days_due))
    QUALIFY row_number() OVER (PARTITION BY later.key ORDER BY earlier.place DESC) = 1
),
chained AS (
    SELECT worded.key, worded.key AS root
    FROM worded
    ANTI JOIN step ON step.key = worded.key
    SEMI JOIN step AS next ON next.before = worded.key
    UNION ALL
    SELECT step.key, chained.root
    FROM chained
    JOIN step ON step.before = chained.key
),
told AS (
    SELECT
        chained.root,
        w.*,
        step.because,
        w.first.comparator IS DISTINCT FROM lag(w.first.comparator) OVER in_time
            AND row_number() OVER in_time > 1 AS is_compared_anew
    FROM chained
    JOIN worded AS w ON w.key = chained.key
    LEFT JOIN step ON step.key = chained.key
    WINDOW in_time AS (PARTITION BY chained.root ORDER BY w.place)
)
SELECT
    arg_min(told.first.claim, told.place) AS claim,
    count(*) AS figures,
    list(
        {
            day: told.first.day,
            value: told.first.value,
            unit: told.first.unit,
            comparator: told.first.comparator,
            range: told.first.range,
            source: told.first.source,
            article_url: told.first.article_url,
            key: told.first.key
        }
        ORDER BY told.place
    ) AS "values",
    arg_min(told.first.value, told.place) AS first_value,
    arg_max(told.first.value, told.place) AS last_value,
    last_value / nullif(first_value, 0) AS factor,
    count(*) FILTER (WHERE told.is_compared_anew) AS comparator_changes,
    list_sort(list_distinct(flatten(list(coalesce(told.because, []))))) AS because,
    min(told.first.day) AS first_day,
    max(told.first.day) AS last_day,
    arg_min(told.sentence, told.place) AS first_sentence,
    arg_max(told.sentence, told.place) AS last_sentence,
    any_value(told.subject) AS subject,
    any_value(told.family) AS aspect,
    any_value(told.unit) AS unit,
    told.root AS key
FROM told
GROUP BY told.root
ORDER BY figures DESC, last_day DESC, told.root;
