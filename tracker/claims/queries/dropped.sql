-- Claims ($keys) that lost their hedge within one article: how it was worded with the hedge first, how without it
-- after that, and in how many of the tellings after. What is questioned or denied has not lost its hedge.
WITH told AS (
    SELECT
        t.key,
        t.claim,
        t.version_id,
        t.source,
        t.day,
        t.place,
        t.is_hedged,
        sentence_of(v.title, v.text, t.field, t.start, t."end") AS words,
        min(t.place) FILTER (WHERE t.is_hedged) OVER (PARTITION BY t.key, t.version_id) AS first_hedged
    FROM tellings() AS t
    JOIN article_version AS v ON v.version_id = t.version_id
    WHERE list_contains($keys, t.key)
        AND t.stance NOT IN ('questioned', 'negated')
)
SELECT
    any_value(told.claim) AS claim,
    any_value(told.source) AS source,
    any_value(told.day) AS day,
    arg_min(told.words, told.place) FILTER (WHERE told.is_hedged) AS with_words,
    arg_min(told.words, told.place) FILTER (WHERE told.place > told.first_hedged AND NOT told.is_hedged) AS without_words,
    count(*) FILTER (WHERE told.place > told.first_hedged AND NOT told.is_hedged) AS dropped,
    count(*) FILTER (WHERE told.place > told.first_hedged) AS after
FROM told
GROUP BY told.key, told.version_id
HAVING dropped > 0
ORDER BY dropped DESC, told.key, day
