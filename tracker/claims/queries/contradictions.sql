-- Pairs of claims of which one at most can be true.
SELECT c.*
FROM contradictions(entity := $entity, since := $since, until := $until) AS c
LIMIT $limit
