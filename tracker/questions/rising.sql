-- Entities by how much more they are named than in the period before.
SELECT r.*
FROM rising(days := $days, source := $source, lang := $lang, as_of := $until) AS r
WHERE $kind IS NULL OR r.kind = lower($kind)
ORDER BY r.score DESC NULLS LAST, r.articles DESC, r.name
LIMIT $limit
