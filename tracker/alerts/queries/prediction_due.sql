-- Predictions whose day has come, or comes within $days_ahead days, from $recent on.
SELECT p.*, e.name
FROM predictions_due(entity := $entity, horizon := $days_ahead) AS p
LEFT JOIN entity AS e ON e.entity_id = p.subject
WHERE p.stories >= $min_stories
    AND ($recent IS NULL OR p.due >= $recent)
    AND ($among IS NULL OR list_contains($among::VARCHAR[], p.subject))
ORDER BY p.due, p.key
