-- entity_id_of(name): the id of the entity that goes by this id, name or alias in any writing, or NULL.
CREATE OR REPLACE MACRO entity_id_of(wanted_) AS
(
    SELECT known_alias.entity_id
    FROM alias AS known_alias
    WHERE known_alias.folded = fold_name(wanted_)
    ORDER BY
        known_alias.entity_id = wanted_ DESC,
        known_alias.alias = wanted_ DESC,
        known_alias.rank,
        known_alias.entity_id
    LIMIT 1
);
