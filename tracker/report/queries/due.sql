-- What was predicted of it, whenever, for a day in the period.
SELECT *
FROM predictions_due(entity := $entity, as_of := $until, since := $since)
LIMIT $most
