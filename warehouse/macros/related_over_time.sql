-- related_over_time(entity, other, grain := 'week', since := NULL, until := NULL): how often two things are named in the
-- same articles, bucket by bucket, from the first in which one of them is named to the running one. `pmi` and
-- `log_likelihood` are those of co_mentioned(), of the articles of the bucket alone; NULL where one of the two is not
-- named. A bucket in which nothing was published is a gap: NULL.
CREATE OR REPLACE MACRO related_over_time(entity, other, grain := 'week', since := NULL, until := NULL) AS TABLE
WITH given AS MATERIALIZED (
    SELECT step_of(grain) AS step, project_today() AS running_day, entity_named(entity) AS one_id
),
asked AS MATERIALIZED (
    SELECT given.*, entity_named(other) AS other_id
    FROM given
),
published AS MATERIALIZED (
    SELECT date_trunc(asked.step, p.day)::DATE AS bucket, sum(p.articles)::DOUBLE AS n
    FROM published_articles AS p, asked
    WHERE p.day <= asked.running_day
    GROUP BY ALL
),
naming_both AS (
    SELECT
        date_trunc(any_value(asked.step), any_value(ea.day))::DATE AS bucket,
        any_value(ea.story_id) AS story_id,
        bool_or(ea.entity = asked.one_id) AS is_one,
        bool_or(ea.entity = asked.other_id) AS is_other
    FROM entity_articles AS ea
    CROSS JOIN asked
    WHERE ea.entity IN (asked.one_id, asked.other_id)
        AND ea.day <= asked.running_day
    GROUP BY ea.article_id
),
counted AS MATERIALIZED (
    SELECT
        b.bucket,
        count(*) FILTER (WHERE b.is_one)::DOUBLE AS n_one,
        count(*) FILTER (WHERE b.is_other)::DOUBLE AS n_other,
        count(*) FILTER (WHERE b.is_one AND b.is_other)::DOUBLE AS n_both,
        count(DISTINCT b.story_id) FILTER (WHERE b.is_one AND b.is_other) AS stories
    FROM naming_both AS b
    GROUP BY b.bucket
),
bounds AS (
    SELECT
        coalesce(date_trunc(any_value(asked.step), since::DATE)::DATE, min(counted.bucket)) AS first_bucket,
        date_trunc(
            any_value(asked.step), least(coalesce(until::DATE, any_value(asked.running_day)), any_value(asked.running_day))
        )::DATE AS last_bucket,
        date_trunc(any_value(asked.step), any_value(asked.running_day))::DATE AS running_bucket,
        ('1 ' || any_value(asked.step))::INTERVAL AS step
    FROM asked
    LEFT JOIN counted ON true
),
filled AS (
    SELECT
        grid.bucket,
        grid.bucket = bounds.running_bucket AS partial,
        published.n,
        CASE WHEN published.n > 0 THEN coalesce(counted.n_one, 0) END AS n_one,
        CASE WHEN published.n > 0 THEN coalesce(counted.n_other, 0) END AS n_other,
        CASE WHEN published.n > 0 THEN coalesce(counted.n_both, 0) END AS n_both,
        CASE WHEN published.n > 0 THEN coalesce(counted.stories, 0) END AS stories
    FROM bounds
    CROSS JOIN unnest(generate_series(bounds.first_bucket, bounds.last_bucket, bounds.step)::DATE[]) AS grid(bucket)
    LEFT JOIN published ON published.bucket = grid.bucket
    LEFT JOIN counted ON counted.bucket = grid.bucket
)
SELECT
    f.bucket,
    f.n_both::BIGINT AS together,
    f.stories,
    f.n_one::BIGINT AS articles,
    f.n_other::BIGINT AS other_articles,
    f.n_both / nullif(f.n_one, 0) AS share,
    CASE WHEN f.n_both > 0 THEN round(log2(f.n_both * f.n / (f.n_one * f.n_other)), 3) END AS pmi,
    CASE WHEN f.n_one > 0 AND f.n_other > 0 THEN round(log_likelihood(f.n, f.n_one, f.n_other, f.n_both), 3) END
        AS log_likelihood,
    f.partial
FROM filled AS f
ORDER BY f.bucket;
