-- Which articles meet under enough keys to be compared (`pair`). `fresh` holds the keys of what has changed,
-- and `meeting` those of all the others: a load that brings something new asks it once, by key.
--
-- A key of more than `crowd` articles is boilerplate and says nothing. Where it becomes one, or is one no
-- longer, its articles are asked again: what stories come out depends on the articles alone, not on their order.

CREATE OR REPLACE TEMP TABLE dropped AS
SELECT key, article_id
FROM meeting
WHERE article_id IN (SELECT article_id FROM stale);

CREATE OR REPLACE TEMP TABLE met AS
SELECT key, article_id
FROM meeting
WHERE key IN (SELECT key FROM fresh UNION SELECT key FROM dropped);

CREATE OR REPLACE TEMP TABLE crossed AS
WITH counted AS (
    SELECT key, 1 AS before, 1 AS after FROM met
    UNION ALL
    SELECT key, 0, -1 FROM dropped
    UNION ALL
    SELECT key, 0, 1 FROM fresh
)
SELECT key
FROM counted
GROUP BY key
HAVING (sum(before) > getvariable('crowd')) <> (sum(after) > getvariable('crowd'));

-- What has not changed, but may be the copy of another article now.
CREATE OR REPLACE TEMP TABLE asked_again AS
SELECT article_id
FROM (
    SELECT article_id FROM telling WHERE copy_of IN (SELECT article_id FROM stale)
    UNION
    SELECT article_id FROM met WHERE key IN (SELECT key FROM crossed)
)
WHERE article_id NOT IN (SELECT article_id FROM stale);

CREATE OR REPLACE TEMP TABLE pair AS
WITH asked AS MATERIALIZED (
    SELECT key, article_id FROM fresh
    UNION ALL
    SELECT key, article_id FROM meeting WHERE article_id IN (SELECT article_id FROM asked_again)
),
under AS MATERIALIZED (
    SELECT key, article_id FROM fresh
    UNION ALL
    SELECT key, article_id FROM met WHERE article_id NOT IN (SELECT article_id FROM stale)
    UNION ALL
    SELECT key, article_id
    FROM meeting
    WHERE key IN (
        SELECT key FROM asked
        EXCEPT
        (SELECT key FROM fresh UNION SELECT key FROM dropped)
    )
),
telling_key AS (
    SELECT key
    FROM under
    WHERE key IN (SELECT key FROM asked)
    GROUP BY key
    HAVING count(*) BETWEEN 2 AND getvariable('crowd')
)
SELECT
    least(asked.article_id, under.article_id) AS article_id,
    greatest(asked.article_id, under.article_id) AS other_id
FROM asked
JOIN telling_key USING (key)
JOIN under USING (key)
WHERE asked.article_id <> under.article_id
GROUP BY ALL
HAVING count(DISTINCT key) >= getvariable('fewest_keys');

DELETE FROM meeting
WHERE article_id IN (SELECT article_id FROM stale);
