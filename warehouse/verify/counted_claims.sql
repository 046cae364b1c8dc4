-- claims that count and are not noted so with what their articles say of them, or the other way round
WITH counted AS (
    SELECT
        c.subject,
        a.day,
        a.published_at,
        a.version_id,
        coalesce(a.story_id, a.article_id) AS story_id,
        a.source,
        coalesce(o.source, a.source) AS origin,
        a.url AS article_url,
        c.kind,
        c.subject_name,
        c.topic,
        c.aspect,
        c.value,
        c.unit,
        c.comparator,
        c.range,
        c.baseline,
        c.attribution,
        c.hedges,
        c.hype,
        c.stance,
        c.due,
        c.score,
        c.parts,
        c.key,
        c.field,
        c.start,
        c."end",
        c.sentence_start,
        sentence_of(v.title, v.text, c.field, c.sentence_start, c.sentence_end) AS sentence
    FROM claim AS c
    JOIN article AS a ON a.version_id = c.version_id
    JOIN article_version AS v ON v.version_id = c.version_id
    LEFT JOIN article AS o ON o.article_id = a.story_id
    WHERE NOT c.repeat
        AND NOT c.boilerplate
)
SELECT concat_ws(' ', article_url, field, start, key) AS place
FROM (
    (FROM counted EXCEPT ALL FROM counted_claim)
    UNION ALL
    (FROM counted_claim EXCEPT ALL FROM counted)
)
