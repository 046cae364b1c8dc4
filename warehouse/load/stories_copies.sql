-- Whose copy each article is: of the earlier ones that are the same text, the one that it resembles most.
-- `alike` holds the pairs that are. Then which stories have to be put together anew (`affected`), and out of
-- what (`component`).

DELETE FROM telling
WHERE article_id IN (SELECT article_id FROM stale);

INSERT INTO telling
SELECT *, NULL, NULL
FROM changed;

UPDATE telling
SET copy_of = NULL, resemblance = NULL
WHERE article_id IN (SELECT article_id FROM asked_again);

CREATE OR REPLACE TEMP TABLE copy AS
WITH both_ways AS MATERIALIZED (
    SELECT article_id, other_id, resemblance FROM alike
    UNION ALL
    SELECT other_id, article_id, resemblance FROM alike
),
original AS MATERIALIZED (
    SELECT article_id, other_id, resemblance FROM both_ways
    UNION
    SELECT article_id, copy_of, resemblance
    FROM telling
    WHERE copy_of IS NOT NULL
        AND article_id IN (SELECT article_id FROM both_ways)
),
ranked AS MATERIALIZED (
    SELECT
        article_id,
        row(coalesce(published_at, 'infinity'), first_fetched_at, article_id) AS place
    FROM telling
    WHERE article_id IN (
        SELECT article_id FROM original
        UNION
        SELECT other_id FROM original
    )
)
SELECT o.article_id, o.other_id AS copy_of, o.resemblance
FROM original AS o
JOIN ranked AS earlier ON earlier.article_id = o.other_id
JOIN ranked AS later ON later.article_id = o.article_id
WHERE earlier.place < later.place
QUALIFY row_number() OVER (
    PARTITION BY o.article_id
    ORDER BY o.resemblance DESC, earlier.place
) = 1;

UPDATE telling
SET copy_of = copy.copy_of, resemblance = copy.resemblance
FROM copy
WHERE copy.article_id = telling.article_id;

CREATE OR REPLACE TEMP TABLE affected AS
SELECT story_id
FROM article
WHERE story_id IS NOT NULL
    AND article_id IN (
        SELECT article_id FROM changed
        UNION ALL
        SELECT article_id FROM asked_again
        UNION ALL
        SELECT article_id FROM copy
        UNION ALL
        SELECT copy_of FROM copy
        UNION ALL
        SELECT copy_of FROM stale WHERE copy_of IS NOT NULL
    )
UNION
SELECT article_id
FROM stale
WHERE copy_of IS NULL;

CREATE OR REPLACE TEMP TABLE component AS
SELECT article_id, version_id, source, published_at, coalesce(copy_of, article_id) AS root
FROM telling
WHERE article_id IN (
    SELECT article_id FROM changed
    UNION
    SELECT article_id FROM article WHERE story_id IN (SELECT story_id FROM affected)
);
