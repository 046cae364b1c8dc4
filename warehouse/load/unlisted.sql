-- Entities that were found in articles and stand in no list: made anew for those that are `doubtful`, from all
-- mentions of them, so that the order of loading does not matter.

CREATE OR REPLACE TEMP TABLE unlisted AS
SELECT
    entity_id,
    min(name) AS name,
    min(kind) AS kind,
    min(family) AS family
FROM mention
WHERE entity_id IN (SELECT entity_id FROM doubtful)
GROUP BY entity_id;

DELETE FROM entity
WHERE NOT listed
    AND entity_id IN (SELECT entity_id FROM doubtful)
    AND entity_id NOT IN (SELECT entity_id FROM unlisted);

INSERT INTO entity
SELECT entity_id, name, kind, NULL, family, NULL, false, NULL, NULL
FROM unlisted
ON CONFLICT (entity_id) DO UPDATE SET
    name = excluded.name,
    kind = excluded.kind,
    family = excluded.family;

DELETE FROM alias
WHERE rank = 3
    AND entity_id IN (SELECT entity_id FROM doubtful);

INSERT INTO alias
SELECT DISTINCT fold_name(writing), writing, entity_id, 3
FROM (
    SELECT entity_id, unnest([entity_id, name]) AS writing
    FROM unlisted
);
