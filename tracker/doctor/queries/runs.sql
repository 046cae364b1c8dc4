-- How many pages were asked for in each of the last runs ($most a source).
SELECT f.source, count(DISTINCT f.url) FILTER (WHERE f.purpose = 'page') AS pages
FROM "fetch" AS f
WHERE f.source <> ''
GROUP BY f.source, f.run_id
QUALIFY row_number() OVER (PARTITION BY f.source ORDER BY f.run_id DESC) <= $most
ORDER BY f.source, f.run_id
