-- Rows of a segment of articles that are in the warehouse no more (`is_lost`), and the other way round.
-- `segment_file` holds the segment as plain JSON Lines.
WITH line AS (
    SELECT
        url,
        (md5_number_lower(url || chr(10) || content_hash) >> 1)::BIGINT AS version_id,
        fetched_at
    FROM read_json(
        getvariable('segment_file'),
        format = 'newline_delimited',
        maximum_object_size = getvariable('longest_line'),
        columns = {url: 'VARCHAR', content_hash: 'VARCHAR', fetched_at: 'TIMESTAMPTZ'}
    )
)
SELECT true AS is_lost, line.url AS place
FROM line
LEFT JOIN article_version AS v USING (version_id)
WHERE v.version_id IS NULL
    OR line.fetched_at NOT BETWEEN v.first_fetched_at AND v.fetched_at
UNION ALL
SELECT false, coalesce(a.url, v.title)
FROM article_version AS v
LEFT JOIN article AS a USING (article_id)
WHERE v.segment = getvariable('segment_name')
    AND v.version_id NOT IN (SELECT version_id FROM line)
