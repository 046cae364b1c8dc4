-- The columns of a view or table.
SELECT column_name AS "column", data_type AS type, coalesce(comment, '') AS what
FROM duckdb_columns()
WHERE lower(table_name) = lower($name)
ORDER BY column_index;
