-- Boilerplate: sentences of the text that stand in `fewest_stories` stories of one source or more, and the lines
-- above them ("About X"). Counted anew for the passages of what is unsettled alone; what comes out depends on the
-- articles that are there, not on their order.

CREATE OR REPLACE TEMP TABLE asked AS
SELECT hash
FROM passage
WHERE field = 'text'
    AND version_id IN (SELECT version_id FROM unsettled)
UNION
SELECT hash
FROM withdrawn
WHERE hash IS NOT NULL;

CREATE OR REPLACE TEMP TABLE frequent AS
WITH crowded AS MATERIALIZED (
    SELECT hash
    FROM passage
    WHERE field = 'text'
        AND hash IN (SELECT hash FROM asked)
    GROUP BY hash
    HAVING count(*) >= getvariable('fewest_stories')
)
SELECT
    a.source,
    p.hash,
    count(DISTINCT a.story_id) AS stories,
    count(DISTINCT a.article_id) AS articles,
    min({'version_id': p.version_id, 'start': p.start, 'end': p."end"}) AS example
FROM passage AS p
JOIN article AS a USING (version_id)
WHERE p.field = 'text'
    AND p.hash IN (SELECT hash FROM crowded)
GROUP BY a.source, p.hash
HAVING count(DISTINCT a.story_id) >= getvariable('fewest_stories');

-- Labels, cells and list items repeat because they are short: they say something else in every article.
CREATE OR REPLACE TEMP TABLE repeated AS
SELECT f.source, f.hash, w.sentence, f.stories, f.articles
FROM frequent AS f
JOIN article_version AS v ON v.version_id = f.example.version_id
CROSS JOIN LATERAL (
    SELECT substring(v.text, f.example.start + 1, f.example."end" - f.example.start) AS sentence
) AS w
WHERE length(w.sentence) >= getvariable('shortest_sentence')
    AND regexp_matches(w.sentence, '[。．｡.!?！？…][」』）)\]"”’''*_`]*$')
UNION ALL
SELECT source, hash, sentence, stories, articles
FROM boilerplate
WHERE NOT is_heading
    AND hash NOT IN (SELECT hash FROM asked);

CREATE OR REPLACE TEMP TABLE heading AS
WITH above AS MATERIALIZED (
    SELECT a.source, p.hash, count(DISTINCT a.story_id) AS stories
    FROM passage AS b
    JOIN article AS a USING (version_id)
    JOIN repeated AS r ON r.source = a.source AND r.hash = b.hash
    JOIN passage AS p ON p.version_id = b.version_id AND p.passage = b.passage - 1
    WHERE b.field = 'text'
        AND p.field = 'text'
    GROUP BY a.source, p.hash
    HAVING count(DISTINCT a.story_id) >= getvariable('fewest_stories')
),
anywhere AS (
    SELECT
        a.source,
        p.hash,
        count(DISTINCT a.story_id) AS stories,
        count(DISTINCT a.article_id) AS articles,
        min({'version_id': p.version_id, 'start': p.start, 'end': p."end"}) AS example
    FROM passage AS p
    JOIN article AS a USING (version_id)
    WHERE p.field = 'text'
        AND p.hash IN (SELECT hash FROM above)
    GROUP BY a.source, p.hash
)
SELECT
    source,
    hash,
    substring(v.text, example.start + 1, example."end" - example.start) AS sentence,
    anywhere.stories,
    anywhere.articles
FROM anywhere
JOIN above USING (source, hash)
JOIN article_version AS v ON v.version_id = anywhere.example.version_id
ANTI JOIN repeated USING (source, hash)
WHERE above.stories * 2 >= anywhere.stories;

CREATE OR REPLACE TEMP TABLE found AS
SELECT source, hash, sentence, false AS is_heading, stories, articles FROM repeated
UNION ALL
SELECT source, hash, sentence, true, stories, articles FROM heading;

CREATE OR REPLACE TEMP TABLE turned AS
(
    SELECT source, hash FROM found
    EXCEPT
    SELECT source, hash FROM boilerplate
)
UNION ALL
(
    SELECT source, hash FROM boilerplate
    EXCEPT
    SELECT source, hash FROM found
);

CREATE OR REPLACE TEMP TABLE outdated AS
FROM boilerplate
EXCEPT
FROM found;

DELETE FROM boilerplate
WHERE (source, hash) IN (SELECT source, hash FROM outdated);

INSERT INTO boilerplate
SELECT source, hash, sentence, is_heading, stories, articles
FROM found
ANTI JOIN boilerplate USING (source, hash);
