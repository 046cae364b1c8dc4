-- Segments of articles, or a part of one: `segment_files` hold them as plain JSON Lines, and
-- `segment_names` tell which each is.

CREATE OR REPLACE TEMP TABLE staged AS
SELECT
    * EXCLUDE (filename),
    getvariable('segment_names')[filename] AS segment,
    (md5_number_lower(url) >> 1)::BIGINT AS article_id,
    (md5_number_lower(url || chr(10) || content_hash) >> 1)::BIGINT AS version_id
FROM read_json(
    getvariable('segment_files'),
    filename = true,
    format = 'newline_delimited',
    maximum_object_size = getvariable('longest_line'),
    columns = {
        url: 'VARCHAR', source: 'VARCHAR', title: 'VARCHAR', text: 'VARCHAR', lang: 'VARCHAR',
        authors: 'VARCHAR[]', published_at: 'TIMESTAMPTZ', date_precision: 'VARCHAR',
        updated_at: 'TIMESTAMPTZ', fetched_at: 'TIMESTAMPTZ', description: 'VARCHAR',
        other_urls: 'VARCHAR[]', provenance: 'MAP(VARCHAR, VARCHAR)',
        warc: 'STRUCT(file VARCHAR, "offset" BIGINT, length BIGINT)', content_hash: 'VARCHAR',
        section: 'VARCHAR', tags: 'VARCHAR[]', image_url: 'VARCHAR'
    }
);

-- Of each wording its last fetch, and when it was first fetched.
CREATE OR REPLACE TEMP TABLE heard AS
SELECT
    version_id,
    min(fetched_at) AS first_fetched_at,
    arg_max(rowid, row(fetched_at, segment, rowid)) AS line
FROM staged
GROUP BY version_id;

-- Whatever the order of segments, a wording keeps its first fetch and the description of its last.
UPDATE article_version
SET first_fetched_at = heard.first_fetched_at
FROM heard
WHERE article_version.version_id = heard.version_id
    AND article_version.first_fetched_at > heard.first_fetched_at;

INSERT INTO article_version
SELECT
    staged.version_id,
    article_id,
    content_hash,
    source,
    title,
    text,
    coalesce(description, ''),
    lang,
    coalesce(authors, []),
    published_at,
    date_precision,
    updated_at,
    heard.first_fetched_at,
    fetched_at,
    segment,
    coalesce(other_urls, []),
    coalesce(provenance, MAP {}),
    warc.file,
    warc."offset",
    warc.length,
    coalesce(section, ''),
    coalesce(tags, []),
    image_url
FROM staged
JOIN heard ON heard.line = staged.rowid
ON CONFLICT (version_id) DO UPDATE SET
    source = excluded.source,
    description = excluded.description,
    lang = excluded.lang,
    authors = excluded.authors,
    published_at = excluded.published_at,
    date_precision = excluded.date_precision,
    updated_at = excluded.updated_at,
    fetched_at = excluded.fetched_at,
    segment = excluded.segment,
    other_urls = excluded.other_urls,
    provenance = excluded.provenance,
    warc_file = excluded.warc_file,
    warc_offset = excluded.warc_offset,
    warc_length = excluded.warc_length,
    section = excluded.section,
    tags = excluded.tags,
    image_url = excluded.image_url
WHERE (excluded.fetched_at, excluded.segment)
    >= (article_version.fetched_at, article_version.segment);

INSERT INTO article
SELECT
    article_id,
    any_value(staged.url),
    arg_max(version.version_id, version.rank),
    arg_max(version.source, version.rank),
    arg_max(version.published_at, version.rank),
    arg_max(
        publication_day(version.published_at, version.date_precision, getvariable('time_zone')),
        version.rank
    ),
    min(version.first_fetched_at),
    NULL,
    NULL
FROM (SELECT DISTINCT article_id, url FROM staged) AS staged
JOIN (
    SELECT *, row(fetched_at, segment, version_id) AS rank
    FROM article_version
    WHERE article_id IN (SELECT article_id FROM staged)
) AS version USING (article_id)
GROUP BY article_id
ON CONFLICT (article_id) DO UPDATE SET
    version_id = excluded.version_id,
    source = excluded.source,
    published_at = excluded.published_at,
    day = excluded.day,
    first_fetched_at = excluded.first_fetched_at;

INSERT INTO untold
SELECT DISTINCT article_id
FROM staged;

INSERT INTO unsettled
SELECT version_id
FROM article_version
WHERE article_id IN (SELECT article_id FROM staged);

INSERT INTO source (source)
SELECT DISTINCT source
FROM staged
ON CONFLICT DO NOTHING;
