-- Which sources name it, and how often each of them does so.
SELECT
    ea.source,
    coalesce(nullif(s.title, ''), ea.source) AS title,
    s.tier,
    s.lang,
    count(*) AS articles,
    sum(ea.mentions)::BIGINT AS mentions,
    min(ea.day) AS first_day,
    max(ea.day) AS last_day
FROM entity_articles AS ea
LEFT JOIN source AS s ON s.source = ea.source
WHERE ea.entity = $entity
    AND ea.day BETWEEN $since AND $until
GROUP BY ALL
ORDER BY articles DESC, mentions DESC, ea.source
