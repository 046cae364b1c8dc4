-- passages, mentions, claims or candidates of no reading
SELECT concat_ws(' ', sort, 'of version', version_id) AS place
FROM (
    SELECT 'passage' AS sort, version_id FROM passage
    UNION ALL
    SELECT 'mention', version_id FROM mention
    UNION ALL
    SELECT 'claim', version_id FROM claim
    UNION ALL
    SELECT 'ambiguous mention', version_id FROM ambiguous_mention
    UNION ALL
    SELECT 'candidate', version_id FROM candidate
    UNION ALL
    SELECT 'naming', version_id FROM naming
    UNION ALL
    SELECT 'counted claim', version_id FROM counted_claim
)
ANTI JOIN analysis_run USING (version_id)
