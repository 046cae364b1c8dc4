-- How often each entity is named, and between which days: repeats not counted, as everywhere.
SELECT
    ea.entity,
    sum(ea.mentions)::BIGINT AS mentions,
    count(*) AS articles,
    count(DISTINCT ea.story_id) AS stories,
    count(DISTINCT ea.source) AS sources,
    min(ea.day) AS first_seen,
    max(ea.day) AS last_seen
FROM entity_articles AS ea
GROUP BY ea.entity
