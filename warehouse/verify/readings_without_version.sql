-- readings of article versions that are not there
-- Do: run 'tracker run'; if it stays so, restore the segment that held the article
SELECT concat_ws(' ', segment, version_id) AS place
FROM analysis_run
ANTI JOIN article_version USING (version_id)
