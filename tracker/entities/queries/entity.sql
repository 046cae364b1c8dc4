-- One entity as the warehouse has it.
SELECT e.name, e.kind, e.maker, e.family
FROM entity AS e
WHERE e.entity_id = $entity
