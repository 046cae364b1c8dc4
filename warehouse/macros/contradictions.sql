-- contradictions(entity := NULL, since := NULL, until := NULL): two claims of which one at most can be true.
-- One row a pair, the one told first in front.
--
-- `kind` 'figures': the same subject, aspect and unit, and no figure fits both, as comparable_tellings() bounds them ("up to
-- 2x" and "1.4x" fit, "40%" and "60%" do not). Not if they are compared with different things; not if one story
-- lets the same speaker say both, for that is said of two things; not if only one is a prediction or they are for
-- different days; not if what changes by itself (adoption, market share, revenue, investment, price, cost) was told
-- more than 90 days apart. `baseline` tells how alike the comparison is: 'same', 'none' (neither names one) or 'one'
-- (only one does); `is_same_wording`, whether the sentences share half of their words. `stories` tell the first claim,
-- `other_stories` the second. The same baseline first, then the same wording, then the most told.
-- `kind` 'denied': the same claim asserted by one and negated by another.
--
-- Repeats and boilerplate are not counted. `since` and `until` are days of publication, both included.
CREATE OR REPLACE MACRO contradictions(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH told AS MATERIALIZED (
    SELECT t.*, row_number() OVER (ORDER BY t.place) AS number
    FROM comparable_tellings(entity := entity, since := since, until := until) AS t
),
figure AS MATERIALIZED (
    SELECT
        key,
        subject,
        aspect,
        unit,
        low,
        high,
        against,
        due,
        min(day) AS first_day,
        max(day) AS last_day,
        min(number) AS number,
        list(DISTINCT hash(story_id, speaker)) AS said
    FROM told
    WHERE is_figure
        AND (low IS NOT NULL OR high IS NOT NULL)
    GROUP BY key, subject, aspect, unit, low, high, against, due
),
side AS (
    SELECT key, against, stance = 'negated' AS is_denial, min(number) AS number
    FROM told
    WHERE stance = 'negated' OR (stance IN ('asserted', 'reported') AND NOT is_hedged)
    GROUP BY key, against, stance = 'negated'
),
paired AS (
    SELECT
        'figures' AS kind,
        one.key,
        other.key AS other_key,
        one.number,
        other.number AS other_number,
        one.against,
        other.against AS other_against
    FROM figure AS one
    JOIN figure AS other USING (subject, aspect, unit)
    WHERE one.number < other.number
        AND one.key <> other.key
        AND (one.low > other.high OR one.high < other.low)
        AND one.due IS NOT DISTINCT FROM other.due
        AND NOT list_has_any(one.said, other.said)
        AND (
            aspect NOT IN ('adoption', 'market share', 'revenue', 'investment', 'price', 'cost')
            OR (one.first_day <= other.last_day + 90 AND other.first_day <= one.last_day + 90)
        )
    UNION ALL
    SELECT
        'denied',
        yes.key,
        no.key,
        least(yes.number, no.number),
        greatest(yes.number, no.number),
        yes.against,
        no.against
    FROM side AS yes
    JOIN side AS no ON no.key = yes.key
    WHERE no.is_denial
        AND NOT yes.is_denial
),
chosen AS MATERIALIZED (
    SELECT
        paired.kind,
        number,
        other_number,
        CASE
            WHEN against = other_against THEN 'same'
            WHEN coalesce(against, other_against) IS NULL THEN 'none'
            ELSE 'one'
        END AS baseline
    FROM paired
    WHERE coalesce(against = other_against, true)
    QUALIFY row_number() OVER (
        PARTITION BY paired.kind, least(key, other_key), greatest(key, other_key)
        ORDER BY baseline = 'same' DESC, baseline = 'none' DESC, other_number, number
    ) = 1
),
known AS (
    SELECT key, stance = 'negated' AS is_denial, count(DISTINCT story_id) AS stories
    FROM told
    WHERE stance <> 'questioned'
    GROUP BY key, stance = 'negated'
),
-- Each sentence once: what splits one into words is costly to plan.
worded AS MATERIALIZED (
    SELECT
        t.*,
        known.stories,
        wording(t.sentence) AS words
    FROM (SELECT number FROM chosen UNION SELECT other_number FROM chosen) AS needed
    JOIN told AS t ON t.number = needed.number
    JOIN known ON known.key = t.key AND known.is_denial = (t.stance = 'negated')
)
SELECT
    c.kind,
    c.baseline,
    one.claim,
    one.comparator,
    one.day,
    one.source,
    one.attribution,
    one.stories,
    one.sentence,
    other.claim AS other_claim,
    other.comparator AS other_comparator,
    other.day AS other_day,
    other.source AS other_source,
    other.attribution AS other_attribution,
    other.stories AS other_stories,
    other.sentence AS other_sentence,
    is_retold(one.words, other.words) AS is_same_wording,
    one.hedges,
    other.hedges AS other_hedges,
    one.stance,
    other.stance AS other_stance,
    one.article_url,
    other.article_url AS other_article_url,
    one.key,
    other.key AS other_key
FROM chosen AS c
JOIN worded AS one ON one.number = c.number
JOIN worded AS other ON other.number = c.other_number
ORDER BY
    c.kind,
    c.baseline = 'same' DESC,
    is_same_wording DESC,
    one.stories + other.stories DESC,
    other.day DESC NULLS LAST,
    one.key,
    other.key;
