-- mentions marked as boilerplate that are none, or the other way round
SELECT concat_ws(' ', a.url, m.field, m.start) AS place
FROM mention AS m
JOIN article AS a USING (version_id)
JOIN passage AS p USING (version_id, passage)
LEFT JOIN boilerplate AS b ON b.source = a.source AND b.hash = p.hash AND p.field = 'text'
WHERE m.boilerplate <> (b.hash IS NOT NULL)
