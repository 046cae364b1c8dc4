-- articles that are gone and by which stories are still found
SELECT concat_ws(' ', 'article', article_id) AS place
FROM (
    SELECT article_id FROM telling
    UNION
    SELECT article_id FROM meeting
)
ANTI JOIN article USING (article_id)
