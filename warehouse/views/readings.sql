-- By which rules and models articles were read, as they read now. Where there is more than one row, 'tracker
-- analyse --all' reads again what that touches; `rules` is NULL for articles that nobody has read yet.
CREATE OR REPLACE VIEW readings AS
SELECT
    r.rules,
    r.models,
    count(*) AS articles,
    min(r.segment) AS first_segment,
    max(r.segment) AS last_segment
FROM article AS a
LEFT JOIN analysis_run AS r USING (version_id)
GROUP BY ALL
ORDER BY articles DESC, last_segment DESC;

COMMENT ON COLUMN readings.rules IS 'Version of the rules; NULL for articles that nobody has read yet';
COMMENT ON COLUMN readings.models IS 'Version of the models; empty without any';
COMMENT ON COLUMN readings.articles IS 'Articles that were read by them';
COMMENT ON COLUMN readings.first_segment IS 'Earliest segment of such readings';
COMMENT ON COLUMN readings.last_segment IS 'Latest segment of such readings';
