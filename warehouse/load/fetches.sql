-- Segments of the fetch log, or a part of one: `segment_files` hold them as plain JSON Lines, and
-- `segment_names` tell which each is.

CREATE OR REPLACE TEMP TABLE staged AS
SELECT
    * EXCLUDE (filename),
    getvariable('segment_names')[filename] AS segment
FROM read_json(
    getvariable('segment_files'),
    filename = true,
    format = 'newline_delimited',
    maximum_object_size = getvariable('longest_line'),
    columns = {
        run: 'STRUCT(
            run_id VARCHAR, started_at TIMESTAMPTZ, finished_at TIMESTAMPTZ, outcome VARCHAR,
            sources STRUCT(name VARCHAR, title VARCHAR, lang VARCHAR, tier VARCHAR)[]
        )',
        run_id: 'VARCHAR', source: 'VARCHAR', url: 'VARCHAR', fetched_at: 'TIMESTAMPTZ',
        purpose: 'VARCHAR', status: 'INTEGER', outcome: 'VARCHAR', reason: 'VARCHAR',
        bytes: 'BIGINT', seconds: 'DOUBLE'
    }
);

INSERT INTO crawl_run
SELECT run.run_id, run.started_at, run.finished_at, run.outcome
FROM staged
WHERE run IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY run.run_id ORDER BY rowid DESC) = 1
ON CONFLICT (run_id) DO NOTHING;

INSERT INTO source
SELECT name, coalesce(title, ''), lang, tier, started_at
FROM (
    SELECT unnest(run.sources, recursive := true), run.started_at
    FROM staged
    WHERE run IS NOT NULL
)
QUALIFY row_number() OVER (PARTITION BY name ORDER BY started_at DESC) = 1
ON CONFLICT (source) DO UPDATE SET
    title = excluded.title,
    lang = excluded.lang,
    tier = excluded.tier,
    described_at = excluded.described_at
WHERE described_at IS NULL OR described_at <= excluded.described_at;

INSERT INTO "fetch"
SELECT
    (md5_number_lower(concat_ws(chr(10), run_id, source, url, purpose, epoch_us(fetched_at))) >> 1)::BIGINT
        AS fetch_id,
    run_id,
    source,
    url,
    fetched_at,
    timezone(getvariable('time_zone'), fetched_at)::DATE,
    purpose,
    status,
    outcome,
    coalesce(reason, ''),
    bytes,
    seconds
FROM staged
WHERE run IS NULL
QUALIFY row_number() OVER (PARTITION BY fetch_id ORDER BY rowid DESC) = 1
ON CONFLICT DO NOTHING;
