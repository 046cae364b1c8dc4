-- comparable_tellings(entity := NULL, since := NULL, until := NULL): the tellings() that can be set against each other:
-- those of which the subject is a followed thing and the aspect is known. `is_figure`: it gives a figure, be it a
-- vague one, and neither denies it nor asks. Specifications are none: 96 GB, 40 Gbps and the like hold for one make of
-- the thing, and nothing tells which. `low` and `high` are the least and the most that the figure may mean:
-- it may be 5% off, "about" 20%; "up to" has no least, "at least" no most (NULL), what is vague neither. `speaker`
-- and `against` are who says so and what it is compared with, the same for all writings of an entity; `against_name`
-- is the latter where it is a followed thing.
CREATE OR REPLACE MACRO comparable_tellings(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH told AS MATERIALIZED (
    SELECT t.*
    FROM tellings(entity := entity, since := since, until := until) AS t
    WHERE t.subject IS NOT NULL
        AND t.aspect <> 'other'
),
called AS MATERIALIZED (
    SELECT
        given.words,
        arg_min(known.entity_id, (known.rank, known.entity_id)) AS named,
        coalesce(named, given.folded) AS who
    FROM (
        SELECT something.words, fold_name(something.words) AS folded
        FROM (SELECT DISTINCT unnest([told.attribution, told.baseline]) AS words FROM told) AS something
        WHERE something.words IS NOT NULL
    ) AS given
    LEFT JOIN alias AS known ON known.folded = given.folded
    GROUP BY given.words, given.folded
)
SELECT
    t.*,
    t.unit IS NOT NULL
        AND t.stance NOT IN ('questioned', 'negated')
        AND (
            t.unit IN ('x', '%')
            OR t.aspect NOT IN ('performance', 'throughput', 'latency', 'capacity', 'size')
        ) AS is_figure,
    speakers.who AS speaker,
    baselines.who AS against,
    baselines.named AS against_name,
    CASE t.comparator WHEN '~' THEN 0.2 ELSE 0.05 END AS slack,
    CASE
        WHEN t.range IS NOT NULL OR t.comparator <> '<='
            THEN coalesce(t.range[1], t.value) - abs(coalesce(t.range[1], t.value)) * slack
    END AS low,
    CASE
        WHEN t.range IS NOT NULL OR t.comparator <> '>='
            THEN coalesce(t.range[2], t.value) + abs(coalesce(t.range[2], t.value)) * slack
    END AS high
FROM told AS t
LEFT JOIN called AS speakers ON speakers.words = t.attribution
LEFT JOIN called AS baselines ON baselines.words = t.baseline;
