-- articles in another language than their page or reading says
SELECT a.url AS place
FROM article AS a
JOIN article_version AS v USING (version_id)
LEFT JOIN analysis_run AS r USING (version_id)
WHERE a.lang IS DISTINCT FROM coalesce(v.lang, r.lang)
