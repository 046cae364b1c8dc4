-- The articles number `first` to `last`, as a crawl writes them.
SELECT
    a.url,
    v.source,
    v.title,
    v.text,
    v.lang,
    v.authors,
    strftime(v.published_at, '%Y-%m-%dT%H:%M:%S+00:00') AS published_at,
    v.date_precision,
    NULL AS updated_at,
    strftime(v.fetched_at, '%Y-%m-%dT%H:%M:%S+00:00') AS fetched_at,
    v.description,
    '' AS section,
    v.tags,
    NULL AS image_url,
    v.other_urls,
    v.provenance,
    {'file': v.warc_file, 'offset': v.warc_offset, 'length': v.warc_length} AS warc,
    v.content_hash
FROM article AS a
JOIN article_version AS v ON v.version_id = a.version_id
WHERE v.warc_offset >= getvariable('first') * 1000
    AND v.warc_offset < getvariable('last') * 1000
ORDER BY v.warc_offset
