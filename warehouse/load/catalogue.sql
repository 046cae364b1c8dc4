-- The catalogue anew: `entities` holds it.

CREATE OR REPLACE TEMP TABLE catalogue AS
SELECT unnest(getvariable('entities'), recursive := true);

DELETE FROM entity
WHERE entity_id NOT IN (SELECT id FROM catalogue);

INSERT INTO entity
SELECT id, name, kind, maker, family, generation, true, wikidata, since
FROM catalogue
ON CONFLICT (entity_id) DO UPDATE SET
    name = excluded.name,
    kind = excluded.kind,
    maker = excluded.maker,
    family = excluded.family,
    generation = excluded.generation,
    listed = true,
    wikidata = excluded.wikidata,
    since = excluded.since;

DELETE FROM alias;

INSERT INTO alias
SELECT fold_name(writing), writing, id, min(rank)
FROM (
    SELECT id, id AS writing, 0 AS rank FROM catalogue
    UNION ALL
    SELECT id, name, 1 FROM catalogue
    UNION ALL
    SELECT id, unnest(aliases), 2 FROM catalogue
)
GROUP BY writing, id;

CREATE OR REPLACE TEMP TABLE doubtful AS
SELECT DISTINCT entity_id
FROM mention
WHERE entity_id NOT IN (SELECT id FROM catalogue);
