-- Which mentions and claims count, how often each article names each entity, and what it claims: anew where something
-- is unsettled or a passage has become boilerplate (`turned`), or is no longer.

CREATE OR REPLACE TEMP TABLE recounted AS
SELECT version_id
FROM unsettled
UNION
-- Their copies tell whose story it is.
SELECT copy.version_id
FROM article AS copy
WHERE copy.story_id IN (
    SELECT original.article_id
    FROM article AS original
    WHERE original.version_id IN (SELECT version_id FROM unsettled)
)
UNION
SELECT a.version_id
FROM passage AS p
JOIN article AS a USING (version_id)
JOIN turned AS t ON t.source = a.source AND t.hash = p.hash
WHERE p.field = 'text';

CREATE OR REPLACE TEMP TABLE marked AS
SELECT p.version_id, p.passage
FROM passage AS p
JOIN article AS a USING (version_id)
JOIN boilerplate AS b ON b.source = a.source AND b.hash = p.hash
WHERE p.field = 'text'
    AND p.version_id IN (SELECT version_id FROM recounted);

UPDATE mention
SET boilerplate = NOT boilerplate
WHERE version_id IN (SELECT version_id FROM recounted)
    AND boilerplate <> ((version_id, passage) IN (SELECT version_id, passage FROM marked));

-- A sentence that fits many things, and leaves it to its article which one, claims something else in each.
UPDATE claim
SET boilerplate = NOT boilerplate
WHERE version_id IN (SELECT version_id FROM recounted)
    AND boilerplate <> (
        (version_id, passage) IN (SELECT version_id, passage FROM marked)
        AND (
            subject IS NULL
            OR (version_id, passage, subject) IN (
                SELECT version_id, passage, entity_id
                FROM mention
                WHERE boilerplate
                    AND version_id IN (SELECT version_id FROM recounted)
            )
        )
    );

-- The language of an article is that of its page, else that of its reading.
UPDATE article
SET lang = spoken.lang
FROM (
    SELECT v.version_id, coalesce(v.lang, r.lang) AS lang
    FROM article_version AS v
    LEFT JOIN analysis_run AS r USING (version_id)
    WHERE v.version_id IN (SELECT version_id FROM unsettled)
) AS spoken
WHERE spoken.version_id = article.version_id
    AND spoken.lang IS DISTINCT FROM article.lang;

-- Chosen before anything is joined: DuckDB 1.5 would join all claims with all texts for those of a hundred articles.
CREATE OR REPLACE TEMP TABLE counted_article AS
SELECT a.*, o.source AS origin
FROM article AS a
LEFT JOIN article AS o ON o.article_id = a.story_id
WHERE a.version_id IN (SELECT version_id FROM recounted);

CREATE OR REPLACE TEMP TABLE standing_claim AS
SELECT c.*
FROM claim AS c
WHERE c.version_id IN (SELECT version_id FROM counted_article)
    AND NOT c.repeat
    AND NOT c.boilerplate;

DELETE FROM naming
WHERE version_id IN (SELECT version_id FROM recounted);

-- The one place that says which mentions count.
INSERT INTO naming
SELECT
    m.entity_id,
    a.day,
    a.published_at,
    a.article_id,
    a.version_id,
    coalesce(a.story_id, a.article_id),
    a.source,
    a.lang,
    m.mentions,
    m.first.field,
    m.first.start,
    m.first.sentence_start,
    m.first.sentence_end
FROM (
    SELECT
        version_id,
        entity_id,
        count(*) AS mentions,
        -- In the text before in the title.
        arg_min(
            {'field': field, 'start': start, 'sentence_start': sentence_start, 'sentence_end': sentence_end},
            CASE field WHEN 'title' THEN 1::BIGINT << 40 ELSE 0 END + start
        ) AS first
    FROM mention
    WHERE version_id IN (SELECT version_id FROM counted_article)
        AND NOT repeat
        AND NOT boilerplate
    GROUP BY ALL
) AS m
JOIN counted_article AS a USING (version_id)
ORDER BY m.entity_id, a.day;

DELETE FROM counted_claim
WHERE version_id IN (SELECT version_id FROM recounted);

-- The one place that says which claims count.
INSERT INTO counted_claim
SELECT
    c.subject,
    a.day,
    a.published_at,
    a.version_id,
    coalesce(a.story_id, a.article_id),
    a.source,
    coalesce(a.origin, a.source),
    a.url,
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
    sentence_of(v.title, v.text, c.field, c.sentence_start, c.sentence_end)
FROM standing_claim AS c
JOIN counted_article AS a ON a.version_id = c.version_id
JOIN article_version AS v ON v.version_id = c.version_id
ORDER BY c.subject, a.day;

DROP TABLE standing_claim;
DELETE FROM unsettled;
DELETE FROM withdrawn;
