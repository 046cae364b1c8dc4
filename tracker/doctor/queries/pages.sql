-- The last pages ($most a source) that were judged: stored, or rejected for a reason.
SELECT f.source, f.fetched_at, f.url, f.outcome, f.reason
FROM "fetch" AS f
WHERE f.purpose = 'page'
    AND f.outcome <> 'unchanged'
QUALIFY row_number() OVER (PARTITION BY f.source ORDER BY f.fetched_at DESC, f.url) <= $most
ORDER BY f.source, f.fetched_at, f.url
