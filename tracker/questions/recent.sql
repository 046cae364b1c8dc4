-- Articles of some entities ($ids) in the latest $buckets buckets, in order of time.
SELECT c.entity, list(c.articles ORDER BY c.bucket) AS articles
FROM compare(
    $ids,
    grain := $grain,
    since := coalesce($until::DATE, project_today()) - ($buckets - 1) * ('1 ' || $grain)::INTERVAL,
    until := $until,
    source := $source,
    lang := $lang
) AS c
GROUP BY c.entity
