-- Lines of a segment of the fetch log that are in the warehouse no more. `segment_file` holds it as plain JSON Lines.
WITH line AS (
    SELECT *
    FROM read_json(
        getvariable('segment_file'),
        format = 'newline_delimited',
        maximum_object_size = getvariable('longest_line'),
        columns = {
            run: 'STRUCT(run_id VARCHAR)', run_id: 'VARCHAR', source: 'VARCHAR', url: 'VARCHAR',
            fetched_at: 'TIMESTAMPTZ', purpose: 'VARCHAR'
        }
    )
)
SELECT true AS is_lost, concat_ws(' ', 'run', run.run_id) AS place
FROM line
WHERE run IS NOT NULL
    AND run.run_id NOT IN (SELECT run_id FROM crawl_run)
UNION ALL
SELECT true, url
FROM line
WHERE run IS NULL
    AND (md5_number_lower(concat_ws(chr(10), run_id, source, url, purpose, epoch_us(fetched_at))) >> 1)::BIGINT
        NOT IN (SELECT fetch_id FROM "fetch")
