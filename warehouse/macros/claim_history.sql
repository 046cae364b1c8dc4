-- claim_history(key): every telling of one claim from the first to the last: does the hedge survive?
--
-- `telling` is its number. `start` and "end" are the place of the claim within `sentence`, in code points from 0.
-- `changes` tells what differs from the telling before: 'hedge dropped', 'hedge added', 'attribution dropped',
-- 'attribution added', 'baseline dropped', 'baseline added', 'comparator changed', 'value changed', 'questioned',
-- 'negated'. `score` and `parts` are those of the telling. `is_copy` marks a telling in a story that told it before.
CREATE OR REPLACE MACRO claim_history(claim_key) AS TABLE
WITH told AS (
    SELECT
        t.*,
        t.start - t.sentence_start AS claim_start,
        t."end" - t.sentence_start AS claim_end,
        row_number() OVER in_time AS telling,
        row_number() OVER (PARTITION BY t.story_id ORDER BY t.place) > 1 AS is_copy,
        lag({
            is_hedged: t.is_hedged,
            attribution: t.attribution,
            baseline: t.baseline,
            comparator: t.comparator,
            value: t.value,
            stance: t.stance
        }) OVER in_time AS before
    FROM tellings() AS t
    WHERE t.key = claim_key
    WINDOW in_time AS (ORDER BY t.place)
)
SELECT
    t.telling,
    t.published_at,
    t.day,
    t.source,
    v.title AS article_title,
    t.article_url,
    t.claim,
    t.comparator,
    t.stance,
    t.hedges,
    t.hype,
    t.attribution,
    t.baseline,
    t.sentence,
    t.claim_start AS start,
    t.claim_end AS "end",
    CASE
        WHEN t.before IS NULL THEN []
        ELSE list_filter(
            [
                CASE WHEN t.before.is_hedged AND NOT t.is_hedged THEN 'hedge dropped' END,
                CASE WHEN t.is_hedged AND NOT t.before.is_hedged THEN 'hedge added' END,
                CASE WHEN t.attribution IS NULL AND t.before.attribution IS NOT NULL THEN 'attribution dropped' END,
                CASE WHEN t.attribution IS NOT NULL AND t.before.attribution IS NULL THEN 'attribution added' END,
                CASE WHEN t.baseline IS NULL AND t.before.baseline IS NOT NULL THEN 'baseline dropped' END,
                CASE WHEN t.baseline IS NOT NULL AND t.before.baseline IS NULL THEN 'baseline added' END,
                CASE WHEN t.comparator IS DISTINCT FROM t.before.comparator THEN 'comparator changed' END,
                CASE WHEN t.value IS DISTINCT FROM t.before.value THEN 'value changed' END,
                CASE
                    WHEN t.stance IN ('questioned', 'negated') AND t.stance <> t.before.stance THEN t.stance
                END
            ],
            lambda change: change IS NOT NULL
        )
    END AS changes,
    t.score,
    t.parts,
    t.story_id,
    t.is_copy
FROM told AS t
JOIN article_version AS v ON v.version_id = t.version_id
ORDER BY t.telling;
