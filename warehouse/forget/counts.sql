-- What would go with the articles `urls`.
WITH version AS (
    SELECT v.version_id, v.warc_file
    FROM article AS a
    JOIN article_version AS v USING (article_id)
    WHERE a.url IN (SELECT unnest(getvariable('urls')))
)
SELECT
    (SELECT count(*) FROM article WHERE url IN (SELECT unnest(getvariable('urls')))) AS articles,
    (SELECT count(*) FROM version) AS versions,
    (SELECT count(*) FROM mention SEMI JOIN version USING (version_id)) AS mentions,
    (SELECT count(*) FROM claim SEMI JOIN version USING (version_id)) AS claims,
    (SELECT count(warc_file) FROM version) AS responses
