-- ambiguous mentions that are not what their text says at their offsets
SELECT concat_ws(' ', a.url, m.field, m.start, m.surface) AS place
FROM ambiguous_mention AS m
JOIN article_version AS v USING (version_id)
JOIN article AS a USING (article_id)
WHERE m.surface <> substring(
    CASE m.field WHEN 'title' THEN v.title ELSE v.text END,
    m.start + 1,
    m."end" - m.start
)
