-- How many claims were told from $since to $until, and how many of them for the first time.
SELECT count(*) AS claims, count(*) FILTER (WHERE c.first_seen BETWEEN $since AND $until) AS new_claims
FROM claim_ledger() AS c
WHERE c.key IN (SELECT t.key FROM tellings(since := $since, until := $until) AS t)
