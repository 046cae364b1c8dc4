-- entity_named(name): the id of the entity that goes by this id, name or alias in any writing. The exact
-- writing wins, then the id, the name, an alias. Anything else is an error that tells the nearest names.
--
-- One scan with two aggregates, for every macro holds this and what is planned each time costs each time.
CREATE OR REPLACE MACRO entity_named(wanted_) AS
(
    SELECT coalesce(
        arg_min(
            candidate.entity_id,
            row(
                candidate.entity_id <> candidate.given_name,
                candidate.alias <> candidate.given_name,
                candidate.rank,
                candidate.entity_id
            )
        ) FILTER (WHERE candidate.folded = candidate.wanted),
        error(
            unknown_entity(
                any_value(candidate.given_name),
                arg_max(candidate.alias, candidate.likeness, 3)
                    FILTER (WHERE candidate.likeness >= 0.75 AND candidate.rank > 0)
            )
        )
    )
    FROM (
        SELECT
            known.*,
            asked.given_name,
            asked.wanted,
            jaro_winkler_similarity(known.folded, asked.wanted) AS likeness
        FROM (SELECT wanted_ AS given_name, fold_name(wanted_) AS wanted) AS asked
        LEFT JOIN alias AS known ON true
    ) AS candidate
);
