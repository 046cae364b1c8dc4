-- What people ask first, then what lies below.
SELECT sort, name, string_split(replace(comment, chr(10), ' '), '. ')[1] AS what
FROM (
    SELECT 1 AS rank, 'macro' AS sort, function_name AS name, comment
    FROM duckdb_functions()
    WHERE NOT internal
        AND function_type = 'table_macro'
    UNION ALL
    SELECT 2, 'view', view_name, comment
    FROM duckdb_views()
    WHERE NOT internal
    UNION ALL
    SELECT 3, 'table', table_name, comment
    FROM duckdb_tables()
    WHERE NOT internal
)
ORDER BY rank, name;
