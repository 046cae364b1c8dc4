-- All keys in their order, so that a search for some of them reads a few blocks.

SET VARIABLE last_key = (SELECT max(rowid) FROM meeting);

INSERT INTO meeting
SELECT key, article_id
FROM (
    FROM meeting
    UNION ALL
    FROM fresh
)
ORDER BY key;

DELETE FROM meeting
WHERE rowid <= getvariable('last_key');
