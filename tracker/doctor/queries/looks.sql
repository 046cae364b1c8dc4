-- The last looks ($most a source) at feeds, sitemaps and listings.
SELECT f.source, f.fetched_at, f.url, f.status, f.outcome, f.reason
FROM "fetch" AS f
WHERE f.purpose IN ('feed', 'sitemap', 'listing')
QUALIFY row_number() OVER (PARTITION BY f.source ORDER BY f.fetched_at DESC, f.url) <= $most
ORDER BY f.source, f.fetched_at, f.url
