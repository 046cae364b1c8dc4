-- claim_ledger(entity := NULL, since := NULL, until := NULL): one row a claim, of one entity or of all: how it
-- was first told (source and its tier, attribution, stance, sentence) and how often it was told again.
--
-- `hedged_times` are the tellings that weaken it; `hedge_kept` is their share, NULL where none ever did.
-- `stories` counts a story once however many copies it has; `independent_sources` are the sources that published
-- those stories first. `score` is the mean of its tellings, `parts` the mean amount of each part, which sum up to it.
-- `said_of` are the different things that it is said of; more than one only where the key names no subject. `is_unlisted`: its subject is in no catalogue. `due` is the day that the first telling
-- with one names. Repeats and boilerplate are not counted. `since` and `until` are days of publication, both
-- included; without them undated tellings count too.
CREATE OR REPLACE MACRO claim_ledger(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH told AS MATERIALIZED (
    FROM tellings(entity := entity, since := since, until := until)
),
-- As mean_parts() does it, but for thousands of tellings at once.
summed AS (
    SELECT one.key, one.part.what AS what, sum(one.part.amount) AS amount
    FROM (SELECT t.key, unnest(t.parts) AS part FROM told AS t) AS one
    GROUP BY ALL
),
scored AS (
    SELECT s.key, list({amount: s.amount, what: s.what} ORDER BY s.amount DESC, s.what DESC) AS sums
    FROM summed AS s
    GROUP BY s.key
),
counted AS (
    SELECT
        t.key,
        arg_min(
            {
                claim: t.claim,
                source: t.source,
                tier: t.tier,
                attribution: t.attribution,
                stance: t.stance,
                kind: t.kind,
                subject: t.subject,
                is_unlisted: t.is_unlisted,
                article_url: t.article_url,
                sentence: t.sentence
            },
            t.place
        ) AS first,
        min(t.day) AS first_seen,
        max(t.day) AS last_seen,
        count(*) AS times,
        count(*) FILTER (WHERE t.is_hedged) AS hedged_times,
        count(t.attribution) AS attributed_times,
        count(DISTINCT t.version_id) AS articles,
        count(DISTINCT t.story_id) AS stories,
        count(DISTINCT t.source) AS sources,
        count(DISTINCT t.origin) AS independent_sources,
        avg(t.score) AS score,
        list(DISTINCT coalesce(t.subject_name, t.topic)) AS said_of,
        arg_min(t.due, t.place) FILTER (WHERE t.due IS NOT NULL) AS due
    FROM told AS t
    GROUP BY t.key
)
SELECT
    c.first.claim,
    c.first_seen,
    c.first.source AS first_source,
    c.first.tier AS first_tier,
    c.first.attribution,
    c.first.stance,
    c.hedged_times,
    CASE WHEN c.hedged_times > 0 THEN c.hedged_times / c.times END AS hedge_kept,
    c.attributed_times,
    c.times,
    c.articles,
    c.stories,
    c.sources,
    c.independent_sources,
    c.score,
    coalesce([{what: part.what, amount: part.amount / c.times} FOR part IN scored.sums], []) AS parts,
    list_sort(list_filter(c.said_of, lambda thing: thing IS NOT NULL)) AS said_of,
    c.first.is_unlisted,
    c.due,
    c.first.sentence,
    c.last_seen,
    c.first.kind,
    c.first.subject,
    c.first.article_url,
    c.key
FROM counted AS c
LEFT JOIN scored ON scored.key = c.key
ORDER BY c.stories DESC, c.articles DESC, c.times DESC, c.first_seen, c.key;
