-- articles that are not as they were fetched last
SELECT a.url AS place
FROM article AS a
JOIN (
    SELECT
        article_id,
        arg_max(
            {'version_id': version_id, 'source': source, 'published_at': published_at},
            row(fetched_at, segment, version_id)
        ) AS last,
        min(first_fetched_at) AS first_fetched_at
    FROM article_version
    GROUP BY article_id
) AS v USING (article_id)
WHERE (a.version_id, a.source, a.first_fetched_at)
        <> (v.last.version_id, v.last.source, v.first_fetched_at)
    OR a.published_at IS DISTINCT FROM v.last.published_at
