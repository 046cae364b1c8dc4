-- What is compared anew (`changed`), and what no longer holds (`stale`). `untold` says what was loaded since.

CREATE OR REPLACE TEMP TABLE changed AS
SELECT article_id, version_id, source, published_at, first_fetched_at
FROM article
WHERE article_id IN (SELECT article_id FROM untold)
EXCEPT
SELECT article_id, version_id, source, published_at, first_fetched_at
FROM telling
WHERE article_id IN (SELECT article_id FROM untold);

CREATE OR REPLACE TEMP TABLE stale AS
SELECT article_id, copy_of
FROM telling
WHERE article_id IN (SELECT article_id FROM changed);

CREATE OR REPLACE TEMP TABLE fresh (key BIGINT, article_id BIGINT);
CREATE OR REPLACE TEMP TABLE alike (article_id BIGINT, other_id BIGINT, resemblance DOUBLE);
