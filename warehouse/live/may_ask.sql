-- serving.main.may_ask(session, query): whether a client of `tracker serve` may run it. One SELECT after the
-- other and nothing else, as DuckDB's own parser reads it (EXPLAIN before it aside); no table function but these,
-- and none that tells of other clients or stops the server; no file.
CREATE TABLE serving.main.refused_function AS
SELECT DISTINCT function_name
FROM duckdb_functions()
WHERE
    function_type = 'table'
    AND function_name NOT IN (
        'duckdb_columns', 'duckdb_constraints', 'duckdb_databases', 'duckdb_functions', 'duckdb_indexes',
        'duckdb_keywords', 'duckdb_schemas', 'duckdb_tables', 'duckdb_types', 'duckdb_views',
        'generate_series', 'icu_calendar_names', 'json_each', 'json_tree', 'pg_timezone_names', 'pragma_collations',
        'pragma_database_size', 'pragma_show', 'pragma_table_info', 'pragma_version', 'range', 'repeat', 'repeat_row',
        'summary', 'unnest'
    );

CREATE MACRO serving.main.may_ask(session_, query_) AS (
    SELECT
        (parsed.tree ->> 'error') = 'false'
        -- A quotation mark in a text of the query stands behind a backslash there: it is no such key.
        AND NOT regexp_matches(parsed.tree::VARCHAR, '"table_name":"[^"]*[/.]')
        AND NOT EXISTS (
            SELECT 1
            FROM serving.main.refused_function AS refused
            WHERE list_contains(
                regexp_extract_all(lower(parsed.tree::VARCHAR), '"function_name":"([^"]*)"', 1),
                refused.function_name
            )
        )
    FROM (
        SELECT json_serialize_sql(regexp_replace(query_::VARCHAR, '^\s*explain\s+(analyze\s+)?', '', 'i')) AS tree
    ) AS parsed
);
