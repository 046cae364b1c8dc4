-- nearest_names(name): up to three names of entities that are written most like it, as a list.
CREATE OR REPLACE MACRO nearest_names(wanted_) AS
(
    SELECT coalesce(list(best.name ORDER BY best.likeness DESC, best.name), [])
    FROM (
        SELECT
            near_entity.name,
            max(jaro_winkler_similarity(near_alias.folded, fold_name(wanted_))) AS likeness
        FROM alias AS near_alias
        JOIN entity AS near_entity ON near_entity.entity_id = near_alias.entity_id
        GROUP BY near_entity.name
        HAVING likeness >= 0.75
        ORDER BY likeness DESC, near_entity.name
        LIMIT 3
    ) AS best
);
