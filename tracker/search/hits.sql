-- The best articles for a query, with the places of the names that its words ask for.
WITH hits AS MATERIALIZED (
    FROM search($query, entity := $entity, source := $source, lang := $lang, since := $since, until := $until)
    LIMIT $limit
),
named AS (
    SELECT
        article.url,
        list({'word': asked.word, 'field': m.field, 'start': m.start, 'end': m."end"}) AS names
    FROM hits
    JOIN article USING (url)
    JOIN mention AS m USING (version_id)
    JOIN (
        SELECT DISTINCT word, unnest(names) AS entity_id
        FROM search_query($query)
        WHERE choice > 0
    ) AS asked USING (entity_id)
    GROUP BY article.url
)
SELECT hits.*, version.text, coalesce(named.names, []) AS names
FROM hits
JOIN article USING (url)
JOIN article_version AS version USING (version_id)
LEFT JOIN named USING (url)
ORDER BY hits.score DESC, hits.published_at DESC NULLS LAST, hits.url;
