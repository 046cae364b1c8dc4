-- Entities by how much more they are named than in the period before, short enough for a line each.
SELECT
    r.entity,
    r.name,
    r.kind,
    r.articles,
    r.articles_before AS before,
    format('{:.0f}%', 100 * r.share) AS share,
    coalesce(format('{:.0f}%', 100 * r.share_before), '') AS "share before",
    r.sources,
    r.score
FROM rising(days := $days) AS r
WHERE $kind IS NULL OR r.kind = lower($kind)
ORDER BY r.score DESC NULLS LAST, r.articles DESC, r.name
LIMIT $limit
