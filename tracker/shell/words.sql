-- Names that may stand in a query.
SELECT DISTINCT word
FROM (
    SELECT table_name AS word FROM duckdb_tables() WHERE NOT internal
    UNION ALL
    SELECT view_name FROM duckdb_views() WHERE NOT internal
    UNION ALL
    SELECT column_name FROM duckdb_columns() WHERE NOT internal
    UNION ALL
    SELECT function_name || '(' FROM duckdb_functions() WHERE NOT internal
)
ORDER BY word;
