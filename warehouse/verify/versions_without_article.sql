-- article versions of no article
SELECT concat_ws(' ', v.segment, v.title) AS place
FROM article_version AS v
ANTI JOIN article AS a USING (article_id)
