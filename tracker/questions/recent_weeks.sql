-- Articles a week of some entities ($ids) from a day on, in order of time.
SELECT c.entity, list(c.articles ORDER BY c.bucket) AS articles
FROM compare($ids, since := $since) AS c
GROUP BY c.entity
