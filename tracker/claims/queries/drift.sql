-- Claims that became another figure as they were retold.
SELECT d.*
FROM claim_drift(entity := $entity, since := $since, until := $until) AS d
LIMIT $limit
