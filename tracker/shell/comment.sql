-- The comment of what has this name.
SELECT coalesce(comment, ''), is_macro
FROM (
    SELECT function_name AS name, comment, true AS is_macro
    FROM duckdb_functions()
    WHERE NOT internal
        AND function_type IN ('table_macro', 'macro')
    UNION ALL
    SELECT view_name, comment, false
    FROM duckdb_views()
    UNION ALL
    SELECT table_name, comment, false
    FROM duckdb_tables()
)
WHERE lower(name) = lower($name)
LIMIT 1;
