-- undated_articles(entity): the articles that name it and that no trend can count, since nobody knows
-- the day they were published on.
CREATE OR REPLACE MACRO undated_articles(entity) AS TABLE
SELECT
    a.url,
    a.title,
    a.source,
    a.lang,
    a.published_at,
    a.date_precision,
    ea.mentions
FROM entity_articles AS ea
JOIN articles AS a ON a.article_id = ea.article_id
WHERE ea.entity = (SELECT entity_named(entity))
    AND ea.day IS NULL
ORDER BY a.source, a.url;
