-- Some articles as their stories were made of them: `most` by chance, with the keys that are kept of each.
SELECT t.article_id, v.source, v.title, v.text, coalesce(m.keys, []) AS keys
FROM (
    SELECT article_id, version_id
    FROM telling
    ORDER BY random()
    LIMIT getvariable('most')
) AS t
JOIN article_version AS v USING (version_id)
LEFT JOIN (
    SELECT article_id, list(key) AS keys
    FROM meeting
    GROUP BY article_id
) AS m ON m.article_id = t.article_id
