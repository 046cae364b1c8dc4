-- Figures that one article says of different things without any source, among the articles that make some claims
-- ($keys). A title says again what the text says, and is left out. What names no followed thing is told apart by its
-- topic, else by its sentence.
SELECT
    t.value,
    t.unit,
    any_value(t.source) AS source,
    any_value(t.day) AS day,
    list(t.sentence ORDER BY t.place) AS sentences
FROM tellings() AS t
SEMI JOIN (
    SELECT made.version_id
    FROM tellings() AS made
    WHERE list_contains($keys, made.key)
) AS made
    ON made.version_id = t.version_id
WHERE t.value IS NOT NULL
    AND t.field = 'text'
GROUP BY t.version_id, t.value, t.unit, t.subject IS NULL
HAVING count(DISTINCT coalesce(t.subject, t.topic, t.sentence_start::VARCHAR)) > 1
    AND count(t.attribution) = 0
ORDER BY count(*) DESC, t.value, t.unit, day
