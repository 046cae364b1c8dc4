-- Entities by how much less they are named than in the period before.
SELECT f.*
FROM falling(days := $days, source := $source, lang := $lang, as_of := $until) AS f
WHERE $kind IS NULL OR f.kind = lower($kind)
ORDER BY f.score, f.articles_before DESC, f.name
LIMIT $limit
