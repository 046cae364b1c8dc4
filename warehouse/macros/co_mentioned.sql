-- co_mentioned(entity, since := NULL, until := NULL): what is named in the same articles, of all or of those
-- published between two days. `pmi` is the pointwise mutual information in
-- bits (Church and Hanks, 1990), which flatters the rare; rows are ordered by `log_likelihood` (Dunning,
-- 1993), which asks for evidence, negative where the two avoid each other.
CREATE OR REPLACE MACRO co_mentioned(entity, since := NULL, until := NULL) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT entity_named(entity) AS asked_id
),
target AS MATERIALIZED (
    SELECT ea.article_id
    FROM entity_articles AS ea
    WHERE ea.entity = (SELECT asked.asked_id FROM asked)
        AND (since IS NULL OR ea.day >= since::DATE)
        AND (until IS NULL OR ea.day <= until::DATE)
),
total AS (
    SELECT
        (
            SELECT sum(p.articles)
            FROM published_articles AS p
            WHERE (since IS NULL OR p.day >= since::DATE)
                AND (until IS NULL OR p.day <= until::DATE)
        )::DOUBLE AS n,
        (SELECT count(*) FROM target)::DOUBLE AS n_target
),
both_named AS (
    SELECT ea.entity AS other_id, count(*)::DOUBLE AS n_both, count(DISTINCT ea.story_id) AS stories
    FROM entity_articles AS ea
    JOIN target ON target.article_id = ea.article_id
    WHERE (since IS NULL OR ea.day >= since::DATE)
        AND (until IS NULL OR ea.day <= until::DATE)
    GROUP BY ea.entity
),
other_named AS (
    SELECT ea.entity AS other_id, count(*)::DOUBLE AS n_other
    FROM entity_articles AS ea
    WHERE (since IS NULL OR ea.day >= since::DATE)
        AND (until IS NULL OR ea.day <= until::DATE)
    GROUP BY ea.entity
),
observed AS (
    SELECT
        both_named.*,
        other_named.n_other,
        total.n,
        total.n_target,
        n_both * n / (n_target * n_other) AS lift
    FROM both_named
    JOIN other_named ON other_named.other_id = both_named.other_id
    CROSS JOIN total
    WHERE both_named.other_id <> (SELECT asked.asked_id FROM asked)
)
SELECT
    o.other_id AS entity,
    called.name,
    called.kind,
    o.n_both::BIGINT AS together,
    o.stories,
    o.n_other::BIGINT AS articles,
    round(log2(o.lift), 3) AS pmi,
    round(log_likelihood(o.n, o.n_target, o.n_other, o.n_both), 3) AS log_likelihood
FROM observed AS o
JOIN entity AS called ON called.entity_id = o.other_id
ORDER BY log_likelihood DESC, together DESC, called.name;
