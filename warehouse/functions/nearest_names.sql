-- nearest_names(name): up to three names that are written most like it, best first.
CREATE OR REPLACE MACRO nearest_names(wanted_) AS
(
    SELECT coalesce(
        arg_max(near_alias.alias, near_alias.likeness, 3) FILTER (WHERE near_alias.likeness >= 0.75),
        []
    )
    FROM (
        SELECT known.alias, jaro_winkler_similarity(known.folded, asked.wanted) AS likeness
        FROM (SELECT fold_name(wanted_) AS wanted) AS asked, alias AS known
        WHERE known.rank > 0
    ) AS near_alias
);
