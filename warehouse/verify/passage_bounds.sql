-- passages that do not lie within their text
SELECT concat_ws(' ', a.url, p.field, p.start) AS place
FROM passage AS p
JOIN (
    SELECT version_id, article_id, length(title) AS title, length(text) AS text
    FROM article_version
) AS v USING (version_id)
JOIN article AS a USING (article_id)
WHERE NOT (
    0 <= p.start
    AND p.start < p."end"
    AND p."end" <= CASE p.field WHEN 'title' THEN v.title ELSE v.text END
)
