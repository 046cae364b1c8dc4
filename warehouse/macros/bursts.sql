-- bursts(entity := NULL, grain := 'week', since := NULL, until := NULL, source := NULL, lang := NULL, s := 2, gamma := 1):
-- the stretches of time in which the press speaks of a thing s times as often as it does on the whole, of one entity or
-- of all: the states of Kleinberg's automaton (2002) for articles in batches. One row a burst.
--
-- r of the d articles of a bucket name the entity. In the lower state each does so with probability p0, its share since
-- it was first named; in the upper state with p1 = s * p0. The course of states is the one of the least cost: - ln of the
-- probability of each r, and gamma * ln(number of buckets) for each step up. Buckets in which nothing was published say
-- nothing and are left out; the running one counts as far as it goes.
--
-- `weight` is what the burst saves against staying below: the higher, the surer. `begin` and `end` are days. `is_running`:
-- it lasts until the latest bucket. `since` and `until` choose bursts that overlap them, and change none.
--
-- With two states, all that matters is by how much staying above is cheaper so far: a walk that goes up by the gain of
-- each bucket and is held between - gamma * ln(n) (one would rather have stayed below until now) and 0. Above 0 the
-- course is up, at the lower bound it is down, and in between it is what it becomes next.
CREATE OR REPLACE MACRO bursts(
    entity := NULL,
    grain := 'week',
    since := NULL,
    until := NULL,
    source := NULL,
    lang := NULL,
    s := 2,
    gamma := 1
) AS TABLE
WITH given AS MATERIALIZED (
    SELECT step_of(grain) AS step, project_today() AS running_day
),
published AS MATERIALIZED (
    SELECT date_trunc(given.step, p.day)::DATE AS bucket, sum(p.articles)::BIGINT AS d
    FROM published_on(source, lang) AS p, given
    WHERE p.day <= given.running_day
    GROUP BY ALL
),
counted AS MATERIALIZED (
    SELECT n.entity_id AS named_id, date_trunc(given.step, n.day)::DATE AS bucket, count(*) AS r
    FROM named_by(source, lang) AS n
    CROSS JOIN given
    WHERE n.day <= given.running_day
        AND (entity IS NULL OR n.entity_id = (SELECT entity_named(entity)))
    GROUP BY ALL
),
begun AS (
    SELECT counted.named_id, min(counted.bucket) AS first_bucket, sum(counted.r) AS all_r
    FROM counted
    GROUP BY counted.named_id
),
filled AS (
    SELECT
        begun.named_id,
        published.bucket,
        published.d,
        coalesce(counted.r, 0) AS r,
        begun.all_r / sum(published.d) OVER (PARTITION BY begun.named_id) AS p0,
        least(s * p0, 0.99999) AS p1,
        gamma * ln(count(*) OVER (PARTITION BY begun.named_id)) AS tau
    FROM begun
    JOIN published ON published.bucket >= begun.first_bucket
    LEFT JOIN counted ON counted.named_id = begun.named_id AND counted.bucket = published.bucket
),
gained AS MATERIALIZED (
    SELECT
        filled.*,
        CASE
            WHEN filled.p1 <= filled.p0 THEN 0
            ELSE filled.r * ln(filled.p1 / filled.p0)
                + (filled.d - filled.r) * ln((1 - filled.p1) / (1 - filled.p0))
        END AS gain,
        row_number() OVER (PARTITION BY filled.named_id ORDER BY filled.bucket) AS number
    FROM filled
),
walked AS (
    SELECT
        gained.named_id,
        any_value(gained.tau) AS tau,
        list_reduce(
            [[-any_value(gained.tau)]] || list([gained.gain] ORDER BY gained.number),
            lambda walk, gain: list_append(walk, greatest(least(walk[-1], 0), walk[1]) + gain[1])
        )[2:] AS walk
    FROM gained
    GROUP BY gained.named_id
),
placed AS (
    SELECT w.named_id, w.tau, unnest(w.walk) AS place, generate_subscripts(w.walk, 1) AS number
    FROM walked AS w
),
decided AS (
    SELECT
        p.named_id,
        p.number,
        coalesce(
            first_value(CASE WHEN p.place > 0 THEN true WHEN p.place <= -p.tau THEN false END IGNORE NULLS) OVER (
                PARTITION BY p.named_id ORDER BY p.number
                ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
            ),
            false
        ) AS is_up
    FROM placed AS p
),
stretched AS (
    SELECT
        gained.*,
        gained.number - row_number() OVER (PARTITION BY gained.named_id ORDER BY gained.number) AS stretch
    FROM decided AS d
    JOIN gained ON gained.named_id = d.named_id AND gained.number = d.number
    WHERE d.is_up
),
burst AS (
    SELECT
        b.named_id,
        min(b.bucket) AS begin,
        max(b.bucket) AS last_bucket,
        arg_max(b.bucket, b.r / b.d) AS peak,
        sum(b.r)::BIGINT AS articles,
        sum(b.r) / sum(b.d) AS share,
        any_value(b.p0) AS usual_share,
        round(sum(b.gain), 3) AS weight
    FROM stretched AS b
    GROUP BY b.named_id, b.stretch
)
SELECT
    burst.named_id AS entity,
    called.name,
    burst.begin,
    least(burst.last_bucket + ('1 ' || given.step)::INTERVAL - INTERVAL 1 DAY, given.running_day)::DATE AS "end",
    burst.peak,
    burst.articles,
    burst.share,
    burst.usual_share,
    burst.weight,
    burst.last_bucket = (SELECT max(published.bucket) FROM published) AS is_running
FROM burst
CROSS JOIN given
JOIN entity AS called ON called.entity_id = burst.named_id
WHERE (since IS NULL OR "end" >= since::DATE)
    AND (until IS NULL OR burst.begin <= until::DATE)
ORDER BY burst.weight DESC, burst.begin, called.name, burst.named_id;
