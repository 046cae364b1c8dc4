-- All keys in their order, so that a search for some of them reads a few blocks.

CREATE OR REPLACE TEMP TABLE in_order AS
SELECT key, article_id FROM meeting
UNION ALL
SELECT key, article_id FROM fresh
ORDER BY key;

DELETE FROM meeting;

INSERT INTO meeting
SELECT key, article_id
FROM in_order;

DROP TABLE in_order;
