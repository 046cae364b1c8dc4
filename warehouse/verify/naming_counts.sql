-- counts of mentions that are not what the mentions add up to
SELECT concat_ws(' ', coalesce(n.entity_id, m.entity_id), 'in version', version_id) AS place
FROM naming AS n
FULL JOIN (
    SELECT version_id, entity_id, count(*) AS mentions
    FROM mention
    WHERE NOT repeat
        AND NOT boilerplate
    GROUP BY ALL
) AS m USING (version_id, entity_id)
WHERE n.mentions IS DISTINCT FROM m.mentions
