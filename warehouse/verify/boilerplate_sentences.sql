-- sentences that a source repeats and that are not noted so, or the other way round
-- Counted anew for a part of all hashes: part `part` of `parts`.
WITH counted AS (
    SELECT
        a.source,
        p.hash,
        count(DISTINCT a.story_id) AS stories,
        count(DISTINCT a.article_id) AS articles,
        min({'version_id': p.version_id, 'start': p.start, 'end': p."end"}) AS example
    FROM passage AS p
    JOIN article AS a USING (version_id)
    WHERE p.field = 'text'
        AND hash(p.hash) % getvariable('parts') = getvariable('part')
    GROUP BY a.source, p.hash
    HAVING count(DISTINCT a.story_id) >= getvariable('fewest_stories')
),
found AS (
    SELECT c.source, c.hash, c.stories, c.articles
    FROM counted AS c
    JOIN article_version AS v ON v.version_id = c.example.version_id
    CROSS JOIN LATERAL (
        SELECT substring(v.text, c.example.start + 1, c.example."end" - c.example.start) AS sentence
    ) AS w
    WHERE length(w.sentence) >= getvariable('shortest_sentence')
        AND regexp_matches(w.sentence, '[。．｡.!?！？…][」』）)\]"”’''*_`]*$')
)
SELECT concat_ws(' ', coalesce(f.source, b.source), b.sentence, coalesce(f.hash, b.hash)) AS place
FROM found AS f
FULL JOIN (
    FROM boilerplate
    WHERE NOT is_heading
        AND hash(hash) % getvariable('parts') = getvariable('part')
) AS b USING (source, hash)
WHERE (f.stories, f.articles) IS DISTINCT FROM (b.stories, b.articles)
