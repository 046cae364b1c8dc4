-- What its claims lost as they were retold, the most often lost first.
SELECT *
FROM claim_decay(entity := $entity, since := $since, until := $until)
WHERE dropped > 0
LIMIT $most
