-- Names in the sentences of some claims ($keys) that the catalogue does not know.
SELECT m.name, count(DISTINCT m.article_url) AS articles
FROM mentions AS m
SEMI JOIN (
    SELECT c.article_url, c.field, c.sentence
    FROM claims AS c
    WHERE list_contains($keys, c.key)
) AS told
    ON told.article_url = m.article_url
    AND told.field = m.field
    AND told.sentence = m.sentence
WHERE m.status = 'unlisted'
    AND NOT m.is_boilerplate
GROUP BY m.name
ORDER BY articles DESC, m.name
