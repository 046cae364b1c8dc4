-- passages that are there more than once
SELECT concat_ws(' ', 'version', version_id, 'passage', passage) AS place
FROM passage
GROUP BY version_id, passage
HAVING count(*) > 1
