-- Which articles share enough of their sentences to be one story (`linked`, both ways).
--
-- Evidence is the set of an article's long passages. A passage in more than 5 articles of one source
-- is boilerplate, and one in more than 50 articles altogether a phrase: neither counts.

CREATE OR REPLACE TEMP TABLE evidence AS
WITH long_passage AS (
    SELECT DISTINCT a.article_id, a.source, p.hash
    FROM article AS a
    JOIN passage AS p USING (version_id)
    WHERE p."end" - p.start >= 15
),
commonplace AS (
    SELECT hash
    FROM (SELECT hash, count(*) AS articles FROM long_passage GROUP BY hash, source)
    GROUP BY hash
    HAVING max(articles) > 5 OR sum(articles) > 50
)
SELECT article_id, hash
FROM long_passage
ANTI JOIN commonplace USING (hash);

CREATE OR REPLACE TEMP TABLE linked AS
WITH shared AS (
    SELECT *
    FROM evidence
    WHERE hash IN (SELECT hash FROM evidence GROUP BY hash HAVING count(*) > 1)
),
size AS (
    SELECT article_id, count(*) AS passages
    FROM evidence
    WHERE article_id IN (SELECT article_id FROM shared)
    GROUP BY article_id
)
SELECT a.article_id AS article_id, b.article_id AS other_id
FROM shared AS a
JOIN shared AS b ON a.hash = b.hash AND a.article_id <> b.article_id
JOIN size AS size_a ON size_a.article_id = a.article_id
JOIN size AS size_b ON size_b.article_id = b.article_id
GROUP BY a.article_id, b.article_id
HAVING count(*) >= 3
    AND count(*) >= 0.5 * least(any_value(size_a.passages), any_value(size_b.passages));

CREATE OR REPLACE TEMP TABLE component AS
SELECT DISTINCT article_id, article_id AS root
FROM linked;
