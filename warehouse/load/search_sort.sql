-- All terms numbered in their order, and their places sorted, so that a search for some of them reads a few blocks.

CREATE OR REPLACE TEMP TABLE numbered AS
SELECT term_id AS old_id, (row_number() OVER (ORDER BY term))::INTEGER AS term_id, term
FROM search_term;

DELETE FROM search_term;

INSERT INTO search_term
SELECT term_id, term
FROM numbered
ORDER BY term_id;

SET VARIABLE last_token = (SELECT max(rowid) FROM search_token);

INSERT INTO search_token
SELECT numbered.term_id, token.document, token.position
FROM search_token AS token
JOIN numbered ON numbered.old_id = token.term_id
ORDER BY ALL;

DELETE FROM search_token
WHERE rowid <= getvariable('last_token');
