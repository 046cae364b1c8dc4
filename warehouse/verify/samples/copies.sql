-- Some copies with their originals: `most` by chance.
SELECT t.article_id, t.resemblance, v.source, v.title, v.text, w.source, w.title, w.text
FROM (
    SELECT article_id, version_id, copy_of, resemblance
    FROM telling
    WHERE copy_of IS NOT NULL
    ORDER BY random()
    LIMIT getvariable('most')
) AS t
JOIN telling AS o ON o.article_id = t.copy_of
JOIN article_version AS v ON v.version_id = t.version_id
JOIN article_version AS w ON w.version_id = o.version_id
