-- numbers of published articles that are not what the articles add up to
SELECT concat_ws(' ', day, source, lang) AS place
FROM (
    (
        SELECT day, source, lang, count(*) AS articles FROM article GROUP BY ALL
        EXCEPT ALL
        FROM published_articles
    )
    UNION ALL
    (
        FROM published_articles
        EXCEPT ALL
        SELECT day, source, lang, count(*) FROM article GROUP BY ALL
    )
)
