-- Claims that an article or a later one tells without their hedge.
SELECT d.*, e.name
FROM claim_decay(entity := $entity) AS d
LEFT JOIN entity AS e ON e.entity_id = d.subject
WHERE d.what = 'hedge'
    AND d.dropped > 0
    AND d.scope = $scope
    AND ($among IS NULL OR list_contains($among::VARCHAR[], d.subject))
ORDER BY d.without_day, d.key, d.without_url
