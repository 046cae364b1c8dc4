-- entities_named(names): for each name the id of the entity that goes by it, be it its id, its name or an
-- alias in any writing; NULL where nothing does. The exact writing wins, then the id, the name, an alias.
CREATE OR REPLACE MACRO entities_named(names_) AS TABLE
SELECT asked.given_name, known_alias.entity_id
FROM (
    SELECT DISTINCT given.given_name, fold_name(given.given_name) AS folded
    FROM unnest(names_) AS given(given_name)
) AS asked
LEFT JOIN alias AS known_alias ON known_alias.folded = asked.folded
QUALIFY row_number() OVER (
    PARTITION BY asked.given_name
    ORDER BY
        known_alias.entity_id = asked.given_name DESC,
        known_alias.alias = asked.given_name DESC,
        known_alias.rank,
        known_alias.entity_id
) = 1;
