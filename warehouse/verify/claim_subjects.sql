-- claims about an entity that is not there
SELECT subject AS place
FROM claim
WHERE subject IS NOT NULL
    AND subject NOT IN (SELECT entity_id FROM entity)
