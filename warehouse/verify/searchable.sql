-- articles that full text has twice, does not have, or has in another wording
SELECT coalesce(a.url, d.article_id::VARCHAR) AS place
FROM article AS a
FULL JOIN search_document AS d USING (article_id)
WHERE a.version_id IS DISTINCT FROM d.version_id
    OR d.article_id IN (
        SELECT article_id
        FROM search_document
        GROUP BY article_id
        HAVING count(*) > 1
    )
