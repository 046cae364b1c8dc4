-- nearest_names(name): up to three names of entities that are written most like it, best first.
CREATE OR REPLACE MACRO nearest_names(wanted_) AS
(
    SELECT coalesce(list(best.name ORDER BY best.likeness DESC, best.name), [])
    FROM (
        SELECT near_entity.name, max(near_alias.likeness) AS likeness
        FROM (
            SELECT
                alias.entity_id,
                jaro_winkler_similarity(alias.folded, fold_name(wanted_)) AS likeness
            FROM alias
        ) AS near_alias
        JOIN entity AS near_entity ON near_entity.entity_id = near_alias.entity_id
        WHERE near_alias.likeness >= 0.75
        GROUP BY near_entity.name
        ORDER BY likeness DESC, near_entity.name
        LIMIT 3
    ) AS best
);
