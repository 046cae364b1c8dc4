-- The rules have changed: nothing holds of what was made by others.

DELETE FROM telling;
DELETE FROM meeting;
DELETE FROM untold;

INSERT INTO untold
SELECT article_id
FROM article;
