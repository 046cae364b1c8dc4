-- rising(days := 28): who is named in more of the articles of the last `days` days than of as many days
-- before. `score` is the burst of compare(): 2 * (sqrt(x) - sqrt(e)), e from the share before; NULL where
-- nothing was published before.
CREATE OR REPLACE MACRO rising(days := 28) AS TABLE
WITH recent AS (
    SELECT
        article.article_id,
        article.day > project_today() - days AS is_now
    FROM article
    WHERE article.day <= project_today()
        AND article.day > project_today() - 2 * days
),
total AS (
    SELECT
        count(*) FILTER (WHERE recent.is_now) AS n_now,
        count(*) FILTER (WHERE NOT recent.is_now) AS n_before
    FROM recent
),
counted AS (
    SELECT
        ea.entity AS named_id,
        count(*) FILTER (WHERE recent.is_now) AS x_now,
        count(*) FILTER (WHERE NOT recent.is_now) AS x_before,
        count(DISTINCT ea.story_id) FILTER (WHERE recent.is_now) AS stories,
        count(DISTINCT ea.source) FILTER (WHERE recent.is_now) AS sources
    FROM entity_articles AS ea
    JOIN recent ON recent.article_id = ea.article_id
    GROUP BY ea.entity
)
SELECT
    c.named_id AS entity,
    called.name,
    called.kind,
    c.x_now AS articles,
    c.x_before AS articles_before,
    c.stories,
    c.sources,
    c.x_now / nullif(total.n_now, 0) AS share,
    c.x_before / nullif(total.n_before, 0) AS share_before,
    CASE
        WHEN total.n_before > 0
            THEN round(2 * (sqrt(c.x_now) - sqrt(total.n_now * (c.x_before + 0.5) / (total.n_before + 1))), 2)
    END AS score
FROM counted AS c
CROSS JOIN total
JOIN entity AS called ON called.entity_id = c.named_id
WHERE c.x_now > 0
ORDER BY score DESC NULLS LAST, articles DESC, called.name;
