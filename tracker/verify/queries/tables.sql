-- The tables of a warehouse.
SELECT table_name
FROM duckdb_tables()
WHERE NOT internal
    AND NOT temporary
ORDER BY table_name
