-- articles of which the version in force is not there
SELECT a.url AS place
FROM article AS a
ANTI JOIN article_version AS v ON v.version_id = a.version_id AND v.article_id = a.article_id
