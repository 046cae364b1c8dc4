-- Members of families that are named in articles and stand in no list.
SELECT e.entity_id AS id, e.name, e.kind, e.family
FROM entity AS e
WHERE NOT e.listed
    AND e.family IS NOT NULL
ORDER BY e.name
