-- Its claims of which one at most can be true.
SELECT *
FROM contradictions(entity := $entity, since := $since, until := $until)
LIMIT $most
