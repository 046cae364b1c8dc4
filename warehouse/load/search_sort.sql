-- All terms in their order, so that a search for some of them reads a few blocks.

SET VARIABLE last_token = (SELECT max(rowid) FROM search_token);

INSERT INTO search_token
FROM search_token
ORDER BY term, document, position;

DELETE FROM search_token
WHERE rowid <= getvariable('last_token');
