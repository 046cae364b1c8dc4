-- claim_ledger(entity := NULL, since := NULL, until := NULL): one row a claim, of one entity or of all: how it
-- was first told (source, attribution, stance, sentence) and how often it was told again. Repeats within an
-- article are not counted; `hedged_times` are the tellings that weaken it. `since` and `until` are days of
-- publication, both included; without them undated tellings count too.
CREATE OR REPLACE MACRO claim_ledger(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH told AS (
    SELECT
        c.*,
        row_number() OVER (
            PARTITION BY c.key
            ORDER BY c.published_at NULLS LAST, c.article_url, c.field DESC, c.start, c."end", c.stance
        ) = 1 AS is_first
    FROM claims AS c
    WHERE (entity IS NULL OR c.subject = (SELECT entity_named(entity)))
        AND (since IS NULL OR c.day >= since::DATE)
        AND (until IS NULL OR c.day <= until::DATE)
        AND NOT c.is_repeat
        AND NOT c.is_boilerplate
)
SELECT
    any_value(told.claim) FILTER (WHERE told.is_first) AS claim,
    min(told.day) AS first_seen,
    any_value(told.source) FILTER (WHERE told.is_first) AS first_source,
    any_value(told.attribution) FILTER (WHERE told.is_first) AS attribution,
    any_value(told.stance) FILTER (WHERE told.is_first) AS stance,
    count(*) FILTER (WHERE len(told.hedges) > 0 OR told.stance = 'hedged') AS hedged_times,
    count(*) AS times,
    count(DISTINCT told.article_url) AS articles,
    count(DISTINCT told.story_id) AS stories,
    count(DISTINCT told.source) AS sources,
    max(told.score) AS score,
    any_value(told.sentence) FILTER (WHERE told.is_first) AS sentence,
    max(told.day) AS last_seen,
    any_value(told.kind) FILTER (WHERE told.is_first) AS kind,
    any_value(told.subject) FILTER (WHERE told.is_first) AS subject,
    any_value(told.article_url) FILTER (WHERE told.is_first) AS article_url,
    told.key
FROM told
GROUP BY told.key
ORDER BY stories DESC, articles DESC, times DESC, first_seen, told.key;
