-- For each table of the copy ($copy) that holds rows of articles: which of them belong to the selected ones. Counts that
-- are kept by source or language are chosen by these ($source, $lang). Sources, fetches and boilerplate are of no
-- article.
SELECT
    c.table_name,
    CASE
        WHEN bool_or(c.column_name = 'article_id')
            THEN 'article_id IN (SELECT s.article_id FROM selected.main.article AS s)'
        WHEN bool_or(c.column_name = 'version_id')
            THEN 'version_id IN (SELECT s.version_id FROM selected.main.version AS s)'
        ELSE concat_ws(
            ' AND ',
            'true',
            'source = ''' || replace($source, '''', '''''') || '''',
            'lang = ''' || replace($lang, '''', '''''') || ''''
        )
    END AS condition
FROM duckdb_columns() AS c
WHERE c.database_name = $copy
    AND c.column_name IN ('article_id', 'version_id', 'source', 'lang')
    AND c.table_name NOT IN ('source', 'fetch', 'boilerplate')
GROUP BY c.table_name
