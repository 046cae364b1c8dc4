-- Members of families that were named for the first time in the last $days days, listed or not.
WITH new AS MATERIALIZED (
    SELECT n.*, e.generation, e.listed AS is_listed, e.family AS family_id, f.name AS family
    FROM new_entities(days := $days) AS n
    JOIN entity AS e ON e.entity_id = n.entity
    JOIN entity AS f ON f.entity_id = e.family
    WHERE n.stories >= $min_stories
        AND ($among IS NULL OR list_contains($among::VARCHAR[], n.entity))
        AND ($entity IS NULL OR n.entity <> $entity)
),
first AS (
    SELECT
        m.entity,
        arg_min(
            {sentence: m.sentence, article_url: m.article_url},
            {day: m.day, published_at: m.published_at, url: m.article_url, start: m.start}
        ) AS told
    FROM mentions AS m
    SEMI JOIN new ON new.entity = m.entity
    WHERE NOT m.is_repeat
        AND NOT m.is_boilerplate
        AND m.day IS NOT NULL
    GROUP BY m.entity
)
SELECT
    fold_name(new.name) AS subject,
    new.entity,
    new.name,
    new.kind,
    new.family,
    new.generation,
    new.is_listed,
    new.first_day,
    new.first_source,
    new.articles,
    new.stories,
    new.sources,
    first.told.sentence AS sentence,
    first.told.article_url AS article_url
FROM new
LEFT JOIN first ON first.entity = new.entity
ORDER BY new.first_day, new.name
