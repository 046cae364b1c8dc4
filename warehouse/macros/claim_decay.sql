-- claim_decay(entity := NULL, since := NULL, until := NULL): what retellings lose. One row a claim, `scope` and `what`:
-- 'hedge' ("up to", "could") or 'attribution' ("AWS says").
--
-- scope 'article': within one article, in the order of reading, the title first. scope 'time': from article to
-- article, in order of publication; an article keeps a hedge if any of its tellings does, copies of a story count
-- once unless they differ in just that, and undated articles are left out, for nobody knows what came before them.
--
-- `kept` of all `tellings` have it. `after` are those after the first that has it, `dropped` those of them that do
-- not; `decay` = dropped / after. What stands before the first that has it (a title, mostly) has dropped nothing.
-- Claims without a telling after it are left out. `with_` is the first that has it, `without_` the first after it
-- that has not. `since` and `until` are days of publication, both included.
CREATE OR REPLACE MACRO claim_decay(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH watched AS MATERIALIZED (
    SELECT
        w.what,
        w.keeps,
        t.key,
        t.claim,
        t.kind,
        t.subject,
        t.story_id,
        t.place,
        {
            day: t.day,
            source: t.source,
            url: t.article_url,
            version_id: t.version_id,
            field: t.field,
            s: t.sentence_start,
            e: t.sentence_end
        } AS telling
    FROM tellings(entity := entity, since := since, until := until) AS t
    CROSS JOIN LATERAL (
        SELECT unnest([
            {what: 'hedge', keeps: t.is_hedged},
            {what: 'attribution', keeps: t.attribution IS NOT NULL}
        ], recursive := true)
    ) AS w
),
by_article AS (
    SELECT
        what,
        key,
        any_value(story_id) AS story_id,
        bool_or(keeps) AS has_it,
        coalesce(min(place) FILTER (WHERE keeps), min(place)) AS place,
        coalesce(arg_min(telling, place) FILTER (WHERE keeps), arg_min(telling, place)) AS telling,
        any_value(claim) AS claim,
        any_value(kind) AS kind,
        any_value(subject) AS subject
    FROM watched
    WHERE telling.day IS NOT NULL
    GROUP BY what, key, telling.version_id
),
told AS (
    SELECT 'article' AS scope, what, key, telling.version_id AS within, keeps, place, telling, claim, kind, subject
    FROM watched
    UNION ALL
    SELECT
        'time',
        what,
        key,
        NULL,
        has_it,
        min(place),
        arg_min(telling, place),
        any_value(claim),
        any_value(kind),
        any_value(subject)
    FROM by_article
    GROUP BY what, key, story_id, has_it
),
born AS (
    SELECT scope, what, key, within, min(place) AS place
    FROM told
    WHERE keeps
    GROUP BY scope, what, key, within
),
counted AS (
    SELECT
        told.scope,
        told.what,
        told.key,
        any_value(told.claim) AS claim,
        any_value(told.kind) AS kind,
        any_value(told.subject) AS subject,
        count(*) AS tellings,
        count(*) FILTER (WHERE told.keeps) AS kept,
        count(*) FILTER (WHERE told.place > born.place) AS after,
        count(*) FILTER (WHERE told.place > born.place AND NOT told.keeps) AS dropped,
        arg_min(told.telling, told.place) FILTER (WHERE told.keeps) AS has_it,
        arg_min(told.telling, told.place) FILTER (WHERE told.place > born.place AND NOT told.keeps) AS lacks_it
    FROM told
    JOIN born
        ON born.scope = told.scope
        AND born.what = told.what
        AND born.key = told.key
        AND born.within IS NOT DISTINCT FROM told.within
    GROUP BY told.scope, told.what, told.key, told.within
    HAVING after > 0
)
SELECT
    c.scope,
    c.what,
    c.claim,
    c.tellings,
    c.kept,
    c.after,
    c.dropped,
    c.dropped / c.after AS decay,
    c.has_it.day AS with_day,
    c.has_it.source AS with_source,
    sentence_of(v.title, v.text, c.has_it.field, c.has_it.s, c.has_it.e) AS with_sentence,
    c.lacks_it.day AS without_day,
    c.lacks_it.source AS without_source,
    sentence_of(w.title, w.text, c.lacks_it.field, c.lacks_it.s, c.lacks_it.e) AS without_sentence,
    c.has_it.url AS with_url,
    c.lacks_it.url AS without_url,
    c.kind,
    c.subject,
    c.key
FROM counted AS c
JOIN article_version AS v ON v.version_id = c.has_it.version_id
LEFT JOIN article_version AS w ON w.version_id = c.lacks_it.version_id
ORDER BY c.dropped DESC, decay DESC, c.after DESC, c.key, c.scope, c.what, with_url;
