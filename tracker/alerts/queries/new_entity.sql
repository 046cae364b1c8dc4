-- What was named for the first time in the last $days days, with the sentence that did it. With $min_candidate_score
-- also names that no list knows.
WITH new AS MATERIALIZED (
    SELECT n.*
    FROM new_entities(days := $days, source := $source, lang := $lang) AS n
    WHERE n.stories >= $min_stories
        AND ($entity_kind IS NULL OR n.kind = $entity_kind)
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
        AND ($source IS NULL OR m.source = $source)
        AND ($lang IS NULL OR m.lang = $lang)
    GROUP BY m.entity
),
unlisted AS (
    SELECT c.*
    FROM candidates(min_score := coalesce($min_candidate_score, 1)) AS c
    WHERE $min_candidate_score IS NOT NULL
        AND c.first_seen > project_today() - $days::INTEGER
        AND c.stories >= $min_stories
        AND $source IS NULL
        AND $lang IS NULL
        AND ($entity_kind IS NULL OR c.kind = $entity_kind)
)
SELECT
    fold_name(new.name) AS subject,
    new.entity,
    new.name,
    new.kind,
    e.listed AS is_listed,
    new.first_day,
    new.first_source,
    new.articles,
    new.stories,
    new.sources,
    first.told.sentence AS sentence,
    first.told.article_url AS article_url
FROM new
JOIN entity AS e ON e.entity_id = new.entity
LEFT JOIN first ON first.entity = new.entity
UNION ALL
SELECT
    fold_name(unlisted.name),
    NULL,
    unlisted.name,
    unlisted.kind,
    false,
    unlisted.first_seen,
    NULL,
    unlisted.articles,
    unlisted.stories,
    unlisted.sources,
    unlisted.sentence,
    unlisted.article_url
FROM unlisted
ORDER BY first_day, name
