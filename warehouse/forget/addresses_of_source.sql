-- The addresses that were asked for on behalf of `source`, and of no other one: its documents, and pages, articles
-- or not.
SELECT DISTINCT url
FROM "fetch"
WHERE source = getvariable('source')
    AND url NOT IN (SELECT url FROM "fetch" WHERE source <> getvariable('source'))
