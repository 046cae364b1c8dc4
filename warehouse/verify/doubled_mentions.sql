-- mentions of one entity at one place that are there more than once
SELECT concat_ws(' ', 'version', version_id, entity_id, field, start) AS place
FROM (
    SELECT version_id, entity_id, field, start, "end" FROM mention
    UNION ALL
    SELECT version_id, entity_id || ' (ambiguous)', field, start, "end" FROM ambiguous_mention
)
GROUP BY version_id, entity_id, field, start, "end"
HAVING count(*) > 1
