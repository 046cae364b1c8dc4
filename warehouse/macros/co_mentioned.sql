-- co_mentioned(entity, since := NULL, until := NULL): what is named in the same articles, of all or of those
-- published between two days. `pmi` is the pointwise mutual information in
-- bits (Church and Hanks, 1990), which flatters the rare; rows are ordered by `log_likelihood` (Dunning,
-- 1993), which asks for evidence, negative where the two avoid each other.
CREATE OR REPLACE MACRO co_mentioned(entity, since := NULL, until := NULL) AS TABLE
WITH named AS MATERIALIZED (
    SELECT ea.entity AS named_id, ea.article_id, ea.story_id
    FROM entity_articles AS ea
    WHERE (since IS NULL OR ea.day >= since::DATE)
        AND (until IS NULL OR ea.day <= until::DATE)
),
asked AS MATERIALIZED (
    SELECT entity_named(entity) AS asked_id
),
target AS MATERIALIZED (
    SELECT named.article_id
    FROM named
    WHERE named.named_id = (SELECT asked.asked_id FROM asked)
),
total AS (
    SELECT
        (
            SELECT count(*)
            FROM article AS a
            WHERE (since IS NULL OR a.day >= since::DATE)
                AND (until IS NULL OR a.day <= until::DATE)
        )::DOUBLE AS n,
        (SELECT count(*) FROM target)::DOUBLE AS n_target
),
counted AS (
    SELECT
        named.named_id AS other_id,
        count(*)::DOUBLE AS n_other,
        count(target.article_id)::DOUBLE AS n_both,
        count(DISTINCT named.story_id) FILTER (WHERE target.article_id IS NOT NULL) AS stories
    FROM named
    LEFT JOIN target ON target.article_id = named.article_id
    WHERE named.named_id <> (SELECT asked.asked_id FROM asked)
    GROUP BY named.named_id
    HAVING n_both > 0
),
observed AS (
    SELECT
        counted.*,
        total.n,
        total.n_target,
        n_both * n / (n_target * n_other) AS lift
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
    round(log_likelihood(o.n, o.n_target, o.n_other, o.n_both), 3) AS log_likelihood
FROM observed AS o
JOIN entity AS called ON called.entity_id = o.other_id
ORDER BY log_likelihood DESC, together DESC, called.name;
