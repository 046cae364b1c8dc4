-- Predictions that came due from $since to $until, and that will within $ahead days.
SELECT p.*
FROM predictions_due(as_of := $until, horizon := $ahead) AS p
WHERE p.due >= $since
ORDER BY p.due, p.stories DESC, p.key
LIMIT $most
