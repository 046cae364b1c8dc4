-- The entity itself, its maker, and whether a list knows it.
SELECT e.entity_id AS id, e.name, e.kind, e.listed, maker.name AS maker, family.name AS family
FROM entity AS e
LEFT JOIN entity AS maker ON maker.entity_id = e.maker
LEFT JOIN entity AS family ON family.entity_id = e.family
WHERE e.entity_id = $entity
