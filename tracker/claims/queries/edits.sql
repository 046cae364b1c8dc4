-- What editors did to claims after publication, the latest first.
SELECT e.*
FROM claim_edits(since := $since, until := $until) AS e
WHERE $entity IS NULL
    OR e.key IN (SELECT c.key FROM claim AS c WHERE c.subject = $entity)
LIMIT $limit
