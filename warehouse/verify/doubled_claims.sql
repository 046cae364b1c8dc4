-- claims that are there more than once
SELECT concat_ws(' ', 'version', version_id, kind, field, start) AS place
FROM claim
GROUP BY version_id, kind, field, start, "end", subject, topic, aspect, value, unit, comparator, range, key
HAVING count(*) > 1
