-- Entities that were never named before, the most told first.
SELECT n.*
FROM new_entities(days := $days, source := $source, lang := $lang, as_of := $until) AS n
WHERE $kind IS NULL OR n.kind = lower($kind)
ORDER BY n.stories DESC, n.articles DESC, n.first_day, n.name
LIMIT $limit
