-- Which articles meet under enough keys to be compared (`pair`). `fresh` holds the keys of what has changed.
--
-- A key of more than `crowd` articles is boilerplate and says nothing. Where it becomes one, or is one no
-- longer, its articles are asked again: what stories come out depends on the articles alone, not on their order.

CREATE OR REPLACE TEMP TABLE crossed AS
WITH gone AS (
    SELECT key, count(*) AS articles
    FROM meeting
    WHERE article_id IN (SELECT article_id FROM stale)
    GROUP BY key
),
come AS (
    SELECT key, count(*) AS articles
    FROM fresh
    GROUP BY key
),
before AS (
    SELECT key, count(*) AS articles
    FROM meeting
    WHERE key IN (SELECT key FROM gone UNION ALL SELECT key FROM come)
    GROUP BY key
),
counted AS (
    SELECT
        key,
        coalesce(before.articles, 0) AS before,
        coalesce(before.articles, 0) - coalesce(gone.articles, 0) + coalesce(come.articles, 0) AS after
    FROM before
    FULL JOIN gone USING (key)
    FULL JOIN come USING (key)
)
SELECT key
FROM counted
WHERE (before > getvariable('crowd')) <> (after > getvariable('crowd'));

CREATE OR REPLACE TEMP TABLE touched AS
SELECT article_id FROM changed
UNION
SELECT article_id FROM telling WHERE copy_of IN (SELECT article_id FROM stale)
UNION
SELECT article_id FROM meeting WHERE key IN (SELECT key FROM crossed);

DELETE FROM touched
WHERE article_id NOT IN (SELECT article_id FROM article);

DELETE FROM meeting
WHERE article_id IN (SELECT article_id FROM stale);

INSERT INTO meeting
SELECT key, article_id
FROM fresh
ORDER BY key;

CREATE OR REPLACE TEMP TABLE pair AS
WITH asked AS MATERIALIZED (
    SELECT key, article_id
    FROM meeting
    WHERE article_id IN (SELECT article_id FROM touched)
),
met AS MATERIALIZED (
    SELECT key, article_id
    FROM meeting
    WHERE key IN (SELECT key FROM asked)
),
telling_key AS (
    SELECT key
    FROM met
    GROUP BY key
    HAVING count(*) BETWEEN 2 AND getvariable('crowd')
)
SELECT
    least(asked.article_id, met.article_id) AS article_id,
    greatest(asked.article_id, met.article_id) AS other_id
FROM asked
JOIN telling_key USING (key)
JOIN met USING (key)
WHERE asked.article_id <> met.article_id
GROUP BY ALL
HAVING count(DISTINCT key) >= getvariable('fewest_keys');
