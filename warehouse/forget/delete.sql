-- Everything of the articles `urls`, the fetches of `addresses`, and the log of the `sources`. What was counted with
-- it is noted as withdrawn, as when a reading is replaced.
CREATE OR REPLACE TEMP TABLE gone AS
SELECT v.version_id, v.article_id
FROM article_version AS v
JOIN article AS a USING (article_id)
WHERE a.url IN (SELECT unnest(getvariable('urls')));

INSERT INTO withdrawn
SELECT DISTINCT hash, NULL
FROM passage
WHERE field = 'text'
    AND version_id IN (SELECT version_id FROM gone)
UNION ALL
SELECT DISTINCT NULL, entity_id
FROM mention
WHERE version_id IN (SELECT version_id FROM gone);

DELETE FROM passage WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM mention WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM claim WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM ambiguous_mention WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM candidate WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM naming WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM counted_claim WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM unsettled WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM untold WHERE article_id IN (SELECT article_id FROM gone);
DELETE FROM analysis_run WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM article_version WHERE version_id IN (SELECT version_id FROM gone);
DELETE FROM article WHERE article_id IN (SELECT article_id FROM gone);

DELETE FROM "fetch"
WHERE url IN (SELECT unnest(getvariable('addresses')))
    OR source IN (SELECT unnest(getvariable('sources')));

DELETE FROM source
WHERE source IN (SELECT unnest(getvariable('sources')))
    AND source NOT IN (SELECT source FROM article_version);
