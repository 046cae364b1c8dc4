-- What was predicted of it, whenever, for a day in the period.
SELECT *
FROM predictions_due(entity := $entity, as_of := $until)
WHERE due >= $since
LIMIT $most
