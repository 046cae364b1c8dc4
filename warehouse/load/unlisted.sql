-- Entities that were found in articles and stand in no list. Made anew from all mentions, so that the
-- order of loading does not matter.

CREATE OR REPLACE TEMP TABLE unlisted AS
SELECT
    entity_id,
    min(name) AS name,
    min(kind) AS kind,
    min(family) AS family
FROM mention
WHERE entity_id NOT IN (SELECT entity_id FROM entity WHERE listed)
GROUP BY entity_id;

DELETE FROM entity
WHERE NOT listed
    AND entity_id NOT IN (SELECT entity_id FROM unlisted);

INSERT INTO entity
SELECT entity_id, name, kind, NULL, family, NULL, false, NULL, NULL
FROM unlisted
ON CONFLICT (entity_id) DO UPDATE SET
    name = excluded.name,
    kind = excluded.kind,
    family = excluded.family;

DELETE FROM alias
WHERE rank = 3;

INSERT INTO alias
SELECT DISTINCT fold_name(writing), writing, entity_id, 3
FROM (
    SELECT entity_id, unnest([entity_id, name]) AS writing
    FROM unlisted
);
