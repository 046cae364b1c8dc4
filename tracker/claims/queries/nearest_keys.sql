-- The keys that are most like what was given ($given), the most alike first.
SELECT t.key
FROM tellings() AS t
GROUP BY t.key
ORDER BY greatest(jaro_winkler_similarity(t.key, $given), jaro_winkler_similarity(lower(any_value(t.claim)), lower($given))) DESC, t.key
LIMIT 3
