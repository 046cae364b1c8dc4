-- All versions of the selected articles.
CREATE TABLE selected.main.version AS
SELECT version_id
FROM article_version
WHERE article_id IN (SELECT s.article_id FROM selected.main.article AS s);
