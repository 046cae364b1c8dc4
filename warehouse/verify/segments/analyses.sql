-- Readings of a segment of analyses that are in the warehouse no more, or with other counts (`is_lost`), and the
-- other way round. `segment_file` holds the segment as plain JSON Lines.
WITH line AS MATERIALIZED (
    SELECT
        json ->> '$.url' AS url,
        (md5_number_lower((json ->> '$.url') || chr(10) || (json ->> '$.content_hash')) >> 1)::BIGINT
            AS version_id,
        rules,
        passages,
        mentions,
        claims,
        ambiguous,
        candidates
    FROM (
        SELECT
            json,
            json ->> '$.rules' AS rules,
            json_array_length(json, '$.passages') AS passages,
            json_array_length(json, '$.mentions') AS mentions,
            json_array_length(json, '$.claims') AS claims,
            coalesce(json_array_length(json, '$.ambiguous'), 0) AS ambiguous,
            coalesce(json_array_length(json, '$.candidates'), 0) AS candidates,
            row_number() OVER () AS number
        FROM read_ndjson_objects(
            getvariable('segment_file'), maximum_object_size = getvariable('longest_line')
        )
    )
    QUALIFY row_number() OVER (PARTITION BY version_id ORDER BY number DESC) = 1
),
run AS MATERIALIZED (
    SELECT version_id, segment, rules
    FROM analysis_run
    WHERE version_id IN (SELECT version_id FROM line)
),
stored AS (
    SELECT
        version_id,
        count(*) FILTER (WHERE sort = 'passage') AS passages,
        count(*) FILTER (WHERE sort = 'mention') AS mentions,
        count(*) FILTER (WHERE sort = 'claim') AS claims,
        count(*) FILTER (WHERE sort = 'ambiguous') AS ambiguous,
        count(*) FILTER (WHERE sort = 'candidate') AS candidates
    FROM (
        SELECT 'passage' AS sort, version_id FROM passage WHERE version_id IN (SELECT version_id FROM run)
        UNION ALL
        SELECT 'mention', version_id FROM mention WHERE version_id IN (SELECT version_id FROM run)
        UNION ALL
        SELECT 'claim', version_id FROM claim WHERE version_id IN (SELECT version_id FROM run)
        UNION ALL
        SELECT 'ambiguous', version_id
        FROM ambiguous_mention
        WHERE version_id IN (SELECT version_id FROM run)
        UNION ALL
        SELECT 'candidate', version_id FROM candidate WHERE version_id IN (SELECT version_id FROM run)
    )
    GROUP BY version_id
)
SELECT true AS is_lost, line.url AS place
FROM line
LEFT JOIN run USING (version_id)
LEFT JOIN stored USING (version_id)
WHERE run.version_id IS NULL
    OR run.segment < getvariable('segment_name')
    OR (
        run.segment = getvariable('segment_name')
        AND (
            line.rules, line.passages, line.mentions, line.claims, line.ambiguous, line.candidates
        ) <> (
            run.rules,
            coalesce(stored.passages, 0),
            coalesce(stored.mentions, 0),
            coalesce(stored.claims, 0),
            coalesce(stored.ambiguous, 0),
            coalesce(stored.candidates, 0)
        )
    )
UNION ALL
SELECT false, coalesce(a.url, r.version_id::VARCHAR)
FROM analysis_run AS r
LEFT JOIN article AS a USING (version_id)
WHERE r.segment = getvariable('segment_name')
    AND r.version_id NOT IN (SELECT version_id FROM line)
