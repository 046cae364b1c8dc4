-- claim_decay(entity := NULL, since := NULL, until := NULL): what retellings lose. One row a claim, `scope` and `what`:
-- 'hedge' ("up to", "could") or 'attribution' ("AWS says").
--
-- scope 'article': within one article, in the order of reading, the title first. scope 'time': from article to
-- article, in order of publication; an article keeps a hedge if any of its tellings does, copies of a story count
-- once unless they differ in just that, and undated articles are left out, for nobody knows what came before them.
--
-- `kept` of all `tellings` have it. `after` are those after the first that has it, `dropped` those of them that do
-- not; `decay` = dropped / after. What stands before the first that has it (a title, mostly) has dropped nothing.
-- A telling that questions or denies the claim does not tell it again, and is left out, as are claims without a
-- telling after the first that has it. `with_` is the first that has it, `without_` the first after it
-- that has not. `since` and `until` are days of publication, both included.
CREATE OR REPLACE MACRO claim_decay(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH numbered AS MATERIALIZED (
    SELECT t.*, row_number() OVER (ORDER BY t.place) AS number
    FROM tellings(entity := entity, since := since, until := until) AS t
    WHERE t.stance NOT IN ('questioned', 'negated')
),
watched AS MATERIALIZED (
    SELECT 'hedge' AS what, is_hedged AS has_it, number, key, version_id, story_id, day
    FROM numbered
    UNION ALL
    SELECT 'attribution', attribution IS NOT NULL, number, key, version_id, story_id, day
    FROM numbered
),
by_article AS (
    SELECT
        what,
        key,
        any_value(story_id) AS story_id,
        bool_or(has_it) AS has_it,
        coalesce(min(number) FILTER (WHERE has_it), min(number)) AS number
    FROM watched
    WHERE day IS NOT NULL
    GROUP BY what, key, version_id
),
told AS (
    SELECT 'article' AS scope, what, key, version_id AS within, has_it, number
    FROM watched
    UNION ALL
    SELECT 'time', what, key, NULL, has_it, min(number)
    FROM by_article
    GROUP BY what, key, story_id, has_it
),
placed AS (
    SELECT
        told.*,
        number > min(number) FILTER (WHERE has_it) OVER (PARTITION BY scope, what, key, within) AS is_after
    FROM told
),
counted AS (
    SELECT
        scope,
        what,
        count(*) AS tellings,
        count(*) FILTER (WHERE has_it) AS kept,
        count(*) FILTER (WHERE is_after) AS after,
        count(*) FILTER (WHERE is_after AND NOT has_it) AS dropped,
        min(number) FILTER (WHERE has_it) AS with_it,
        min(number) FILTER (WHERE is_after AND NOT has_it) AS without_it
    FROM placed
    GROUP BY scope, what, key, within
    HAVING after > 0
)
SELECT
    c.scope,
    c.what,
    one.claim,
    c.tellings,
    c.kept,
    c.after,
    c.dropped,
    c.dropped / c.after AS decay,
    one.day AS with_day,
    one.source AS with_source,
    one.sentence AS with_sentence,
    other.day AS without_day,
    other.source AS without_source,
    other.sentence AS without_sentence,
    one.article_url AS with_url,
    other.article_url AS without_url,
    one.kind,
    one.subject,
    one.key
FROM counted AS c
JOIN numbered AS one ON one.number = c.with_it
LEFT JOIN numbered AS other ON other.number = c.without_it
ORDER BY c.dropped DESC, decay DESC, c.after DESC, one.key, c.scope, c.what, with_url;
