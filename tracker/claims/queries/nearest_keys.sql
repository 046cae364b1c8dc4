-- Keys, and claims by their lines, that are much like what was given ($given), the most alike first.
WITH near AS (
    SELECT
        t.key,
        greatest(
            jaro_winkler_similarity(t.key, $given),
            jaro_winkler_similarity(lower(any_value(t.claim)), lower($given))
        ) AS likeness
    FROM tellings() AS t
    GROUP BY t.key
)
SELECT near.key
FROM near
WHERE near.likeness >= 0.75
ORDER BY near.likeness DESC, near.key
LIMIT 3
