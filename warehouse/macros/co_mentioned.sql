-- co_mentioned(entity, since := NULL, until := NULL): what is named in the same articles, of all or of those
-- published between two days. `pmi` is the pointwise mutual information in
-- bits (Church and Hanks, 1990), which flatters the rare; rows are ordered by `log_likelihood` (Dunning,
-- 1993), which asks for evidence, negative where the two avoid each other.
CREATE OR REPLACE MACRO co_mentioned(entity, since := NULL, until := NULL) AS TABLE
WITH looked_at AS MATERIALIZED (
    SELECT article.article_id
    FROM article
    WHERE (since IS NULL OR article.day >= since::DATE)
        AND (until IS NULL OR article.day <= until::DATE)
),
target AS MATERIALIZED (
    SELECT ea.article_id
    FROM entity_articles AS ea
    SEMI JOIN looked_at ON looked_at.article_id = ea.article_id
    WHERE ea.entity = (SELECT entity_named(entity))
),
total AS (
    SELECT
        (SELECT count(*) FROM looked_at)::DOUBLE AS n,
        (SELECT count(*) FROM target)::DOUBLE AS n_target
),
counted AS (
    SELECT
        ea.entity AS other_id,
        count(*)::DOUBLE AS n_other,
        count(target.article_id)::DOUBLE AS n_both,
        count(DISTINCT ea.story_id) FILTER (WHERE target.article_id IS NOT NULL) AS stories
    FROM entity_articles AS ea
    SEMI JOIN looked_at ON looked_at.article_id = ea.article_id
    LEFT JOIN target ON target.article_id = ea.article_id
    WHERE ea.entity <> (SELECT entity_named(entity))
    GROUP BY ea.entity
    HAVING n_both > 0
),
observed AS (
    SELECT
        counted.*,
        total.n,
        n_both / n_other > n_target / n AS attracted,
        n_both * n / (n_target * n_other) AS lift,
        -- observed and expected numbers of articles with both, one, the other, neither
        [
            [n_both, n_target * n_other / n],
            [n_target - n_both, n_target * (n - n_other) / n],
            [n_other - n_both, (n - n_target) * n_other / n],
            [n - n_target - n_other + n_both, (n - n_target) * (n - n_other) / n]
        ] AS cells
    FROM counted, total
)
SELECT
    o.other_id AS entity,
    called.name,
    called.kind,
    o.n_both::BIGINT AS together,
    o.stories,
    o.n_other::BIGINT AS articles,
    round(log2(o.lift), 3) AS pmi,
    round(
        CASE WHEN o.attracted THEN 2 ELSE -2 END * list_sum([
            CASE WHEN cell[1] > 0 THEN cell[1] * ln(cell[1] / cell[2]) ELSE 0 END
            FOR cell IN o.cells
        ]),
        3
    ) AS log_likelihood
FROM observed AS o
JOIN entity AS called ON called.entity_id = o.other_id
ORDER BY log_likelihood DESC, together DESC, called.name;
