-- Predictions whose last day lies between two days, the longest overdue first.
SELECT p.*
FROM predictions_due(entity := $entity, horizon := greatest(0, $until::DATE - project_today())) AS p
WHERE p.due <= $until
    AND ($since IS NULL OR p.due >= $since)
ORDER BY p.due, p.times DESC, p.key
LIMIT $limit
