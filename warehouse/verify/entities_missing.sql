-- entities that mentions or aliases name and that are not there
SELECT entity_id AS place
FROM (
    SELECT entity_id FROM mention
    UNION
    SELECT entity_id FROM naming
    UNION
    SELECT entity_id FROM alias
)
ANTI JOIN entity USING (entity_id)
