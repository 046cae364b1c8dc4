-- Articles that are there no more do not hold either.

INSERT INTO stale
SELECT article_id, copy_of
FROM telling
WHERE article_id NOT IN (SELECT article_id FROM article);
