-- The running day, and the first day on which the entity ($entity, an id) was named.
SELECT
    project_today() AS today,
    (SELECT min(ea.day) FROM entity_articles AS ea WHERE ea.entity = $entity) AS first_day,
    (SELECT zone.value FROM setting AS zone WHERE zone.key = 'time_zone') AS time_zone
