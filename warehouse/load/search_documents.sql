-- Articles that full text has now: `arriving` holds their numbers and lengths.

INSERT INTO search_document
SELECT
    arriving.document,
    unindexed.article_id,
    arriving.version_id,
    coalesce(version.lang, run.lang),
    arriving.title_length,
    arriving.length
FROM arriving
JOIN unindexed USING (version_id)
JOIN article_version AS version USING (version_id)
LEFT JOIN analysis_run AS run USING (version_id);
