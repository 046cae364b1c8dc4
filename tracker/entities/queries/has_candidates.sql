-- Whether the copy is of a version that finds candidates.
SELECT count(*) > 0 AS has_candidates
FROM duckdb_functions() AS f
WHERE f.function_name = 'candidates'
