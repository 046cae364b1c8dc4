-- Predictions whose last day lies between two days, today without $until, the longest overdue first.
SELECT p.*
FROM predictions_due(
    entity := $entity,
    horizon := greatest(0, coalesce($until::DATE, project_today()) - project_today())
) AS p
WHERE p.due <= coalesce($until::DATE, project_today())
    AND ($since IS NULL OR p.due >= $since)
ORDER BY p.due, p.times DESC, p.key
LIMIT $limit
