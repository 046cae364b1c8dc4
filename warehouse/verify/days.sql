-- articles counted on another day than that of their publication
SELECT a.url AS place
FROM article AS a
JOIN article_version AS v USING (version_id)
WHERE a.day IS DISTINCT FROM publication_day(
    v.published_at,
    v.date_precision,
    (SELECT value FROM setting WHERE key = 'time_zone')
)
