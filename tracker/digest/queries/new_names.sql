-- What was named for the first time from $since to $until, and names that no list knows.
WITH new AS MATERIALIZED (
    FROM new_entities(days := $days, as_of := $until)
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
    new.name,
    new.kind,
    f.name AS family,
    e.listed AS is_listed,
    new.first_day,
    new.first_source AS source,
    new.stories,
    first.told.sentence AS sentence,
    first.told.article_url AS url
FROM new
JOIN entity AS e ON e.entity_id = new.entity
LEFT JOIN entity AS f ON f.entity_id = e.family
LEFT JOIN first ON first.entity = new.entity
UNION ALL
SELECT c.name, c.kind, NULL, false, c.first_seen, NULL, c.stories, c.sentence, c.article_url
FROM candidates(min_score := 0.3) AS c
WHERE c.first_seen BETWEEN $since AND $until
ORDER BY stories DESC, first_day, name
LIMIT $most
