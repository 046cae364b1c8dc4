-- entity_named(name): the id of the entity that goes by this id, name or alias in any writing. Anything else
-- is an error that tells the nearest names.
CREATE OR REPLACE MACRO entity_named(wanted_) AS
(
    SELECT coalesce(
        found.entity_id,
        (
            SELECT unknown_entity(missing.given_name)
            FROM entities_named([wanted_]) AS missing
            WHERE missing.entity_id IS NULL
        )
    )
    FROM entities_named([wanted_]) AS found
);
