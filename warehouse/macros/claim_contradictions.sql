-- claim_contradictions(entity := NULL, since := NULL, until := NULL): two claims of which one at most can be true.
-- One row a pair, the one told first in front.
--
-- `kind` 'figures': the same subject, aspect and unit, and no figure fits both, as told_figures() bounds them ("up to
-- 2x" and "1.4x" fit, "40%" and "60%" do not). Not if they are compared with different things; not if one story
-- lets the same speaker say both, for that is said of two things; not if only one is a prediction or they are for
-- different days; not if what changes by itself (adoption, market share, revenue, investment, price, cost) was told
-- more than 90 days apart. `baseline` tells how alike the comparison is: 'same', 'none' (neither names one) or 'one'
-- (only one does). `stories` tell the first so, `other_stories` the second. The same baseline first, then the
-- most told.
-- `kind` 'denied': the same claim asserted by one and negated by another.
--
-- Repeats and boilerplate are not counted. `since` and `until` are days of publication, both included.
CREATE OR REPLACE MACRO claim_contradictions(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH figure AS MATERIALIZED (
    SELECT
        f.key,
        f.subject,
        f.aspect,
        f.unit,
        f.low,
        f.high,
        f.against,
        f.due,
        min(f.day) AS first_day,
        max(f.day) AS last_day,
        min(f.place) AS place,
        count(DISTINCT f.story_id) AS stories,
        list(DISTINCT hash(f.story_id, f.speaker)) AS said,
        arg_min(
            {
                claim: f.claim,
                day: f.day,
                source: f.source,
                attribution: f.attribution,
                baseline: f.baseline,
                comparator: f.comparator,
                hedges: f.hedges,
                stance: f.stance,
                article_url: f.article_url,
                key: f.key,
                version_id: f.version_id,
                field: f.field,
                s: f.sentence_start,
                e: f.sentence_end
            },
            f.place
        ) AS first
    FROM told_figures(entity := entity, since := since, until := until) AS f
    WHERE f.low IS NOT NULL OR f.high IS NOT NULL
    GROUP BY f.key, f.subject, f.aspect, f.unit, f.low, f.high, f.against, f.due
),
beside AS (
    SELECT
        one.first AS one,
        other.first AS other,
        CASE
            WHEN one.against IS NULL AND other.against IS NULL THEN 'none'
            WHEN one.against IS NULL OR other.against IS NULL THEN 'one'
            ELSE 'same'
        END AS baseline,
        'figures' AS kind,
        one.stories AS one_stories,
        other.stories AS other_stories,
        one.place AS one_place,
        other.place AS other_place
    FROM figure AS one
    JOIN figure AS other USING (subject, aspect, unit)
    WHERE one.place < other.place
        AND one.key <> other.key
        AND (one.low > other.high OR one.high < other.low)
        AND coalesce(one.against = other.against, true)
        AND one.due IS NOT DISTINCT FROM other.due
        AND NOT list_has_any(one.said, other.said)
        AND (
            aspect NOT IN ('adoption', 'market share', 'revenue', 'investment', 'price', 'cost')
            OR (one.first_day <= other.last_day + 90 AND other.first_day <= one.last_day + 90)
        )
),
sided AS (
    SELECT
        t.key,
        t.stance = 'negated' AS is_denied,
        count(DISTINCT t.story_id) AS stories,
        min(t.place) AS place,
        arg_min(
            {
                claim: t.claim,
                day: t.day,
                source: t.source,
                attribution: t.attribution,
                baseline: t.baseline,
                comparator: t.comparator,
                hedges: t.hedges,
                stance: t.stance,
                article_url: t.article_url,
                key: t.key,
                version_id: t.version_id,
                field: t.field,
                s: t.sentence_start,
                e: t.sentence_end
            },
            t.place
        ) AS first
    FROM tellings(entity := entity, since := since, until := until) AS t
    WHERE t.subject IS NOT NULL
        AND t.aspect <> 'other'
        AND (t.stance = 'negated' OR (t.stance IN ('asserted', 'reported') AND NOT t.is_hedged))
    GROUP BY t.key, t.stance = 'negated'
),
paired AS (
    FROM beside
    UNION ALL BY NAME
    SELECT
        CASE WHEN yes.place < no.place THEN yes.first ELSE no.first END AS one,
        CASE WHEN yes.place < no.place THEN no.first ELSE yes.first END AS other,
        CASE
            WHEN yes.first.baseline IS NULL AND no.first.baseline IS NULL THEN 'none'
            WHEN yes.first.baseline = no.first.baseline THEN 'same'
            ELSE 'one'
        END AS baseline,
        'denied' AS kind,
        CASE WHEN yes.place < no.place THEN yes.stories ELSE no.stories END AS one_stories,
        CASE WHEN yes.place < no.place THEN no.stories ELSE yes.stories END AS other_stories,
        least(yes.place, no.place) AS one_place,
        greatest(yes.place, no.place) AS other_place
    FROM sided AS yes
    JOIN sided AS no ON no.key = yes.key
    WHERE no.is_denied
        AND NOT yes.is_denied
),
chosen AS (
    SELECT *
    FROM paired
    QUALIFY row_number() OVER (
        PARTITION BY kind, least(one.key, other.key), greatest(one.key, other.key)
        ORDER BY baseline = 'same' DESC, baseline = 'none' DESC, other_place, one_place
    ) = 1
)
SELECT
    p.kind,
    p.baseline,
    p.one.claim,
    p.one.comparator,
    p.one.day,
    p.one.source,
    p.one.attribution,
    p.one_stories AS stories,
    sentence_of(v.title, v.text, p.one.field, p.one.s, p.one.e) AS sentence,
    p.other.claim AS other_claim,
    p.other.comparator AS other_comparator,
    p.other.day AS other_day,
    p.other.source AS other_source,
    p.other.attribution AS other_attribution,
    p.other_stories,
    sentence_of(w.title, w.text, p.other.field, p.other.s, p.other.e) AS other_sentence,
    p.one.hedges,
    p.other.hedges AS other_hedges,
    p.one.stance,
    p.other.stance AS other_stance,
    p.one.article_url,
    p.other.article_url AS other_article_url,
    p.one.key,
    p.other.key AS other_key
FROM chosen AS p
JOIN article_version AS v ON v.version_id = p.one.version_id
JOIN article_version AS w ON w.version_id = p.other.version_id
ORDER BY
    p.kind,
    p.baseline = 'same' DESC,
    p.one_stories + p.other_stories DESC,
    p.other.day DESC NULLS LAST,
    p.one.key,
    p.other.key;
