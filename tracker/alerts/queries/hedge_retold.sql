-- Claims that an article or a later one tells without their hedge, from $recent on.
SELECT d.*, e.name
FROM claim_decay(entity := $entity) AS d
LEFT JOIN entity AS e ON e.entity_id = d.subject
WHERE d.what = 'hedge'
    AND d.dropped > 0
    AND d.scope = $scope
    AND ($recent IS NULL OR d.without_day IS NULL OR d.without_day >= $recent)
    AND ($among IS NULL OR list_contains($among::VARCHAR[], d.subject))
ORDER BY d.without_day, d.key, d.without_url
