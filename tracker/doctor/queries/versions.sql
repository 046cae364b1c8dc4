-- The last wordings ($most a source) and how well they were read.
SELECT
    v.source,
    v.first_fetched_at,
    length(v.text) AS characters,
    v.published_at IS NOT NULL AS is_dated,
    len(v.authors) > 0 AS has_author,
    v.lang,
    v.provenance AS origins
FROM article_version AS v
QUALIFY row_number() OVER (PARTITION BY v.source ORDER BY v.first_fetched_at DESC, v.version_id) <= $most
ORDER BY v.source, v.first_fetched_at, v.version_id
