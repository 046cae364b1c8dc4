-- What full text lacks (`unindexed`), and what it holds that is no longer so (`gone`).

CREATE OR REPLACE TEMP TABLE unindexed AS
SELECT article_id, version_id
FROM article
ANTI JOIN search_document USING (article_id, version_id);

CREATE OR REPLACE TEMP TABLE gone AS
SELECT search_document.document
FROM search_document
ANTI JOIN article USING (article_id, version_id);

CREATE OR REPLACE TEMP TABLE gone_term AS
SELECT DISTINCT term_id
FROM search_token
WHERE document IN (SELECT document FROM gone);

DELETE FROM search_token
WHERE document IN (SELECT document FROM gone);

DELETE FROM search_document
WHERE document IN (SELECT document FROM gone);

DELETE FROM search_term
WHERE term_id IN (
    SELECT term_id
    FROM gone_term
    ANTI JOIN search_token USING (term_id)
);
