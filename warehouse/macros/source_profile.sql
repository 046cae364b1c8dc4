-- source_profile(source := NULL, since := NULL, until := NULL): what a source writes about and how, one row a source.
-- `articles` are dated, `undated` counted beside them (without `since` and `until` only). `original` stories it told
-- first, `copies` of its articles tell a story that another article told before. `weekly` is the mean of articles a week
-- from its first to its last. `entities` are the different things named in its articles, `names` those that stand in
-- most: [{name, articles}], `own` those that stand out beside all other sources, by log-likelihood. Of its `claims`, as
-- tellings() counts them, `hedged` and `attributed` are shares and `score` is the mean. `days_later` is the median
-- distance from the first naming of a thing in any source to its own.
CREATE OR REPLACE MACRO source_profile(source := NULL, since := NULL, until := NULL) AS TABLE
WITH looked_at AS MATERIALIZED (
    SELECT a.source AS told_by, a.article_id, coalesce(a.story_id, a.article_id) AS story_id, a.day
    FROM article AS a
    WHERE (since IS NULL OR a.day >= since::DATE)
        AND (until IS NULL OR a.day <= until::DATE)
),
written AS (
    SELECT
        l.told_by,
        count(l.day) AS articles,
        count(*) - count(l.day) AS undated,
        count(*) AS n,
        count(DISTINCT l.story_id) AS stories,
        count(DISTINCT l.story_id) FILTER (WHERE l.story_id = l.article_id) AS original,
        count(*) FILTER (WHERE l.story_id <> l.article_id) AS copies,
        min(l.day) AS first_day,
        max(l.day) AS last_day
    FROM looked_at AS l
    WHERE source IS NULL OR l.told_by = source
    GROUP BY l.told_by
),
named AS MATERIALIZED (
    SELECT n.source AS told_by, n.entity_id AS named_id, count(*) AS articles, min(n.day) AS day
    FROM naming AS n
    WHERE (since IS NULL OR n.day >= since::DATE)
        AND (until IS NULL OR n.day <= until::DATE)
    GROUP BY n.source, n.entity_id
),
spread AS (
    SELECT named.named_id, sum(named.articles) AS n_other, min(named.day) AS first_day
    FROM named
    GROUP BY named.named_id
),
weighed AS (
    SELECT
        named.*,
        called.name,
        named.day - spread.first_day AS days_later,
        log_likelihood(
            (SELECT count(*) FROM looked_at)::DOUBLE,
            written.n::DOUBLE,
            spread.n_other::DOUBLE,
            named.articles::DOUBLE
        ) AS likelihood
    FROM named
    JOIN written ON written.told_by = named.told_by
    JOIN spread ON spread.named_id = named.named_id
    JOIN entity AS called ON called.entity_id = named.named_id
),
topics AS (
    SELECT
        w.told_by,
        count(*) AS entities,
        list({name: w.name, articles: w.articles} ORDER BY w.articles DESC, w.name)[:5] AS names,
        (list(w.name ORDER BY w.likelihood DESC, w.name) FILTER (WHERE w.likelihood > 3.84))[:5] AS own,
        median(w.days_later) AS days_later
    FROM weighed AS w
    GROUP BY w.told_by
),
claimed AS (
    SELECT
        t.source AS told_by,
        count(*) AS claims,
        avg(t.is_hedged::INTEGER) AS hedged,
        count(t.attribution) / count(*) AS attributed,
        avg(t.score) AS score
    FROM tellings(since := since, until := until) AS t
    WHERE source IS NULL OR t.source = source
    GROUP BY t.source
)
SELECT
    w.told_by AS source,
    s.title,
    s.tier,
    s.lang,
    w.articles,
    w.undated,
    w.stories,
    w.original,
    w.copies,
    w.articles / greatest(1, (w.last_day - w.first_day + 1) / 7) AS weekly,
    coalesce(topics.entities, 0) AS entities,
    coalesce(topics.names, []) AS names,
    coalesce(topics.own, []) AS own,
    topics.days_later,
    coalesce(claimed.claims, 0) AS claims,
    claimed.hedged,
    claimed.attributed,
    claimed.score,
    w.first_day,
    w.last_day
FROM written AS w
LEFT JOIN source AS s ON s.source = w.told_by
LEFT JOIN topics ON topics.told_by = w.told_by
LEFT JOIN claimed ON claimed.told_by = w.told_by
ORDER BY w.articles DESC, w.told_by;
