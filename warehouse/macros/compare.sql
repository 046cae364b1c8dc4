-- compare(entities, grain := 'week', since := NULL, until := NULL, source := NULL, lang := NULL, kind := NULL,
-- family := false): one row an entity and bucket.
--
-- Buckets run from the first in which one of them is named (or `since`) to the running one (or `until`),
-- both widened to whole buckets. `stories` counts a story once, in the bucket where it is first told.
-- A bucket in which nothing at all was published is a gap: NULL.
-- With `source` or `lang`, an article of another source or language is as if it had never been read: not in the
-- counts, not in what `share` divides by.
-- `family := true` counts what names the entity or anything below it: the members of a family, what a maker makes, and
-- so on down; an article counts once. `kind` leaves only those of one kind in: the chips of a maker.
-- `average` is over the articles of 4 buckets; gaps, the running bucket and the time before the entity
-- was first named are left out of it.
-- `change` is share / share of the bucket before - 1: 0.5 is half as much again; NULL where that was 0 or a gap, and in
-- the running bucket.
-- `burst` compares the articles x of a bucket with the number e expected from the entity's share in the 12
-- buckets before: 2 * (sqrt(x) - sqrt(e)), about standard normal where nothing has changed (the
-- variance-stabilised Poisson of Bartlett, 1936); NULL before there are 4 buckets to compare with.
-- Above 3 something happened. In the running bucket it can only rise.
CREATE OR REPLACE MACRO compare(
    entities,
    grain := 'week',
    since := NULL,
    until := NULL,
    source := NULL,
    lang := NULL,
    kind := NULL,
    family := false
) AS TABLE
WITH RECURSIVE given AS MATERIALIZED (
    SELECT
        step_of(grain) AS step,
        project_today() AS running_day,
        since::DATE AS since_day,
        until::DATE AS until_day
),
found AS MATERIALIZED (
    FROM entities_named(entities)
),
wanted AS MATERIALIZED (
    SELECT DISTINCT coalesce(
        found.entity_id,
        -- Only the first unknown name gets here, by the macro that knows how to refuse it.
        (
            SELECT entity_named(missing.given_name)
            FROM (FROM found WHERE entity_id IS NULL LIMIT 1) AS missing
        )
    ) AS wanted_id
    FROM found
),
kin AS (
    SELECT e.entity_id AS kin_id, unnest([e.family, e.maker]) AS parent_id
    FROM entity AS e
    WHERE family
),
member AS (
    SELECT wanted.wanted_id, wanted.wanted_id AS member_id
    FROM wanted
    UNION
    SELECT member.wanted_id, kin.kin_id
    FROM member
    JOIN kin ON kin.parent_id = member.member_id
),
meant AS MATERIALIZED (
    SELECT member.wanted_id, member.member_id
    FROM member
    JOIN entity AS e ON e.entity_id = member.member_id
    WHERE kind IS NULL OR e.kind = lower(kind)
),
published AS MATERIALIZED (
    SELECT date_trunc(given.step, p.day)::DATE AS bucket, sum(p.articles)::BIGINT AS published
    FROM published_on(source, lang) AS p, given
    WHERE p.day <= given.running_day
    GROUP BY ALL
),
named AS MATERIALIZED (
    SELECT
        meant.wanted_id,
        any_value(n.story_id) AS story_id,
        sum(n.mentions) AS mentions,
        date_trunc(any_value(given.step), any_value(n.day))::DATE AS bucket
    FROM named_by(source, lang) AS n
    JOIN meant ON meant.member_id = n.entity_id
    CROSS JOIN given
    WHERE n.day <= given.running_day
    GROUP BY meant.wanted_id, n.version_id
),
counted AS (
    SELECT named.wanted_id, named.bucket, sum(named.mentions)::BIGINT AS mentions, count(*) AS articles
    FROM named
    GROUP BY ALL
),
told AS (
    SELECT first_telling.wanted_id, first_telling.bucket, count(*) AS stories
    FROM (
        SELECT named.wanted_id, named.story_id, min(named.bucket) AS bucket
        FROM named
        GROUP BY ALL
    ) AS first_telling
    GROUP BY ALL
),
begun AS (
    SELECT named.wanted_id, min(named.bucket) AS first_bucket
    FROM named
    GROUP BY ALL
),
bounds AS (
    SELECT
        date_trunc(any_value(given.step), any_value(given.since_day))::DATE AS from_bucket,
        date_trunc(any_value(given.step), least(any_value(given.until_day), any_value(given.running_day)))::DATE
            AS to_bucket,
        date_trunc(any_value(given.step), any_value(given.running_day))::DATE AS running_bucket,
        least(from_bucket, min(begun.first_bucket)) AS first_bucket,
        ('1 ' || any_value(given.step))::INTERVAL AS step
    FROM given
    LEFT JOIN begun ON true
),
grid AS (
    SELECT
        wanted.wanted_id,
        unnest(generate_series(bounds.first_bucket, bounds.running_bucket, bounds.step))::DATE
            AS bucket
    FROM wanted, bounds
),
filled AS (
    SELECT
        grid.wanted_id,
        grid.bucket,
        published.published,
        grid.bucket >= begun.first_bucket AS is_begun,
        grid.bucket = bounds.running_bucket AS partial,
        CASE WHEN published.published > 0 THEN coalesce(counted.mentions, 0) END AS mentions,
        CASE WHEN published.published > 0 THEN coalesce(counted.articles, 0) END AS articles,
        CASE WHEN published.published > 0 THEN coalesce(told.stories, 0) END AS stories
    FROM grid
    CROSS JOIN bounds
    LEFT JOIN begun ON begun.wanted_id = grid.wanted_id
    LEFT JOIN published ON published.bucket = grid.bucket
    LEFT JOIN counted ON counted.wanted_id = grid.wanted_id AND counted.bucket = grid.bucket
    LEFT JOIN told ON told.wanted_id = grid.wanted_id AND told.bucket = grid.bucket
),
measured AS (
    SELECT
        filled.*,
        avg(filled.articles) FILTER (WHERE filled.is_begun AND NOT filled.partial) OVER recent
            AS average,
        count(filled.articles) FILTER (WHERE filled.is_begun) OVER earlier AS earlier_buckets,
        filled.published * (
            coalesce(sum(filled.articles) FILTER (WHERE filled.is_begun) OVER earlier, 0) + 0.5
        ) / (
            coalesce(sum(filled.published) FILTER (WHERE filled.is_begun) OVER earlier, 0) + 1
        ) AS expected,
        filled.articles / filled.published AS share,
        lag(filled.articles / filled.published) OVER (
            PARTITION BY filled.wanted_id ORDER BY filled.bucket
        ) AS share_before
    FROM filled
    WINDOW
        recent AS (
            PARTITION BY filled.wanted_id ORDER BY filled.bucket
            ROWS BETWEEN 3 PRECEDING AND CURRENT ROW
        ),
        earlier AS (
            PARTITION BY filled.wanted_id ORDER BY filled.bucket
            ROWS BETWEEN 12 PRECEDING AND 1 PRECEDING
        )
)
SELECT
    measured.wanted_id AS entity,
    called.name,
    measured.bucket,
    measured.mentions,
    measured.articles,
    measured.stories,
    measured.share,
    CASE WHEN measured.articles IS NOT NULL AND NOT measured.partial THEN measured.average END
        AS average,
    CASE WHEN NOT measured.partial THEN round(measured.share / nullif(measured.share_before, 0) - 1, 4) END
        AS change,
    CASE
        WHEN measured.earlier_buckets >= 4
            THEN round(2 * (sqrt(measured.articles) - sqrt(measured.expected)), 2)
    END AS burst,
    measured.partial
FROM measured
CROSS JOIN bounds
JOIN entity AS called ON called.entity_id = measured.wanted_id
WHERE measured.bucket >= coalesce(bounds.from_bucket, measured.bucket)
    AND measured.bucket <= coalesce(bounds.to_bucket, measured.bucket)
ORDER BY called.name, measured.wanted_id, measured.bucket;
