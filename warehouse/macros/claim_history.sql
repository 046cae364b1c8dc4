-- claim_history(key): every telling of one claim from the first to the last: does the hedge survive?
-- `is_copy` marks a telling in a story that told it before.
CREATE OR REPLACE MACRO claim_history(claim_key) AS TABLE
SELECT
    c.published_at,
    c.day,
    c.source,
    c.article_title,
    c.article_url,
    c.claim,
    c.comparator,
    c.stance,
    c.hedges,
    c.hype,
    c.attribution,
    c.baseline,
    c.sentence,
    c.story_id,
    row_number() OVER (
        PARTITION BY c.story_id
        ORDER BY c.published_at NULLS LAST, c.article_url, c.field DESC, c.start, c."end", c.stance
    ) > 1 AS is_copy
FROM claims AS c
WHERE c.key = claim_key
    AND NOT c.is_repeat
    AND NOT c.is_boilerplate
ORDER BY c.published_at NULLS LAST, c.article_url, c.field DESC, c.start, c."end", c.stance;
