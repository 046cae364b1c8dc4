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
WITH counted AS (
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
                version_id: t.version_id,
                field: t.field,
                sentence_start: t.sentence_start,
                sentence_end: t.sentence_end
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
        flatten(list(t.parts)) AS parts,
        list(DISTINCT coalesce(t.subject_name, t.topic)) AS said_of,
        arg_min(t.due, t.place) FILTER (WHERE t.due IS NOT NULL) AS due
    FROM tellings(entity := entity, since := since, until := until) AS t
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
    mean_parts(c.parts, c.times) AS parts,
    list_sort(list_filter(c.said_of, lambda thing: thing IS NOT NULL)) AS said_of,
    c.first.is_unlisted,
    c.due,
    sentence_of(v.title, v.text, c.first.field, c.first.sentence_start, c.first.sentence_end) AS sentence,
    c.last_seen,
    c.first.kind,
    c.first.subject,
    c.first.article_url,
    c.key
FROM counted AS c
JOIN article_version AS v ON v.version_id = c.first.version_id
ORDER BY c.stories DESC, c.articles DESC, c.times DESC, c.first_seen, c.key;
