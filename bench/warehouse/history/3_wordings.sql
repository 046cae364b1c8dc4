-- What stands in the articles: `passaged` has the sentences of each wording, `said` the claims in them. What a sentence
-- holds depends on `wording` and `content`, the number of the sentence that it repeats or its own.

-- One of the things by Zipf's law with the exponent 0.9.
CREATE OR REPLACE TEMP MACRO drawn(chance) AS
least(
    getvariable('entities'),
    floor(((getvariable('entities') ** 0.1 - 1) * (chance % 1000000) / 1e6 + 1) ** 10)
)::INTEGER;

CREATE OR REPLACE TEMP TABLE wording AS
SELECT
    w.wording,
    any_value(w.lang) AS lang,
    arg_min(w.day_number, w.number) AS day_number,
    2 + (hash(w.wording, 'things') % 9)::INTEGER AS things,
    8 + (hash(w.wording, 'length') % 25)::INTEGER AS sentences
FROM written AS w
GROUP BY w.wording;

-- Three things are in everybody's mouth for three weeks, others after them.
CREATE OR REPLACE TEMP TABLE topic AS
SELECT drawn.wording, drawn.slot, coalesce(t.rank, 1 + drawn.rank % 40) AS rank
FROM (
    SELECT
        wording,
        day_number,
        unnest(range(things)) AS slot,
        CASE
            WHEN slot = 1 AND hash(wording, 'burst') % 8 = 0
                THEN 41 + (hash(day_number // 21, hash(wording, 'which') % 3) % (getvariable('entities') - 40))::INTEGER
            ELSE drawn(hash(wording, slot))
        END AS rank
    FROM wording
) AS drawn
LEFT JOIN thing AS t ON t.rank = drawn.rank AND t.first_day_number <= drawn.day_number;

CREATE OR REPLACE TEMP TABLE named AS
SELECT s.wording, s.passage, s.content, m.number AS place, topic.rank
FROM (
    SELECT
        wording,
        things,
        unnest(range(sentences + 1)) AS passage,
        CASE
            WHEN passage > 4 AND hash(wording, passage, 'repeat') % 40 = 0
                AND hash(wording, passage - 2, 'repeat') % 40 > 0
                THEN passage - 2
            ELSE passage
        END AS content
    FROM wording
) AS s
CROSS JOIN LATERAL (
    SELECT unnest(range(CASE WHEN s.passage = 0 THEN 1 ELSE 1 + (hash(s.wording, s.content, 'names') % 4)::INTEGER END))
        AS number
) AS m
JOIN topic
    ON topic.wording = s.wording
    -- The first thing is what half of it is about.
    AND topic.slot = greatest(0, (hash(s.wording, s.content, m.number) % (2 * s.things))::INTEGER - s.things)
        * (s.passage > 0)::INTEGER;

CREATE OR REPLACE TEMP TABLE claimed AS
SELECT
    n.wording,
    n.passage,
    n.content,
    n.rank,
    w.day_number,
    w.lang,
    hash(n.wording, n.content, 'claim') AS chance,
    -- What is claimed is claimed again for weeks.
    (w.day_number + 1000 + (ln((chance // 10 % 1000 + 1) / 1001) * 40)::INTEGER) // 14 AS epoch,
    1 + (chance // 10000 % 8)::INTEGER AS aspect_number,
    [
        'performance', 'cost', 'capacity', 'latency', 'throughput', 'efficiency', 'adoption', 'size'
    ][aspect_number] AS aspect,
    ['x', '%', 'GB', 'ms', 'x', '%', '%', 'GB'][aspect_number] AS unit,
    chance // 100000 % 20 = 0 AS is_prediction,
    NOT is_prediction AND chance // 100000 % 20 > 16 AS is_loud,
    CASE
        WHEN NOT is_loud THEN 1 + (hash(n.rank, aspect, epoch, hash(n.wording, n.content, 'claim') // 10000000 % 3) % 400) / 10
    END AS value,
    NOT is_loud AND chance // 100000000 % 5 < 2 AS is_hedged,
    CASE chance // 1000000000 % 5 WHEN 0 THEN 'its maker' WHEN 1 THEN 'an analyst' END AS attribution,
    CASE WHEN chance // 10000000000 % 4 = 0 THEN 'the generation before' END AS baseline,
    CASE WHEN is_loud THEN 'the best in ' || aspect ELSE format('{:.1f} {}', value, unit) END AS text,
    format(
        '{}{}{}',
        CASE w.lang WHEN 'ja' THEN 'は' ELSE ' has ' END,
        CASE WHEN NOT is_hedged THEN '' WHEN w.lang = 'ja' THEN '最大' ELSE 'up to ' END,
        text
    ) AS words
FROM named AS n
JOIN wording AS w ON w.wording = n.wording
WHERE n.place = 0
    AND n.passage > 0
    AND hash(n.wording, n.content, 'claim') % 10 < 3;

CREATE OR REPLACE TEMP TABLE passaged AS
WITH listed AS (
    SELECT
        n.wording,
        n.passage,
        n.content,
        count(*) AS names,
        string_agg(t.name, ', ' ORDER BY n.place) AS names_said
    FROM named AS n
    JOIN thing AS t ON t.rank = n.rank
    GROUP BY ALL
),
put AS (
    SELECT
        l.*,
        CASE
            WHEN l.passage = 0 THEN format('{}: report {}', l.names_said, l.wording)
            WHEN w.lang = 'ja' THEN format('{}{}（{}の{}）。', l.names_said, coalesce(c.words, 'の話'), l.wording, l.content)
            ELSE format('{}{} ({}, {}).', l.names_said, coalesce(c.words, ' again'), l.wording, l.content)
        END AS sentence
    FROM listed AS l
    JOIN wording AS w ON w.wording = l.wording
    LEFT JOIN claimed AS c ON c.wording = l.wording AND c.passage = l.passage
)
SELECT
    *,
    CASE WHEN passage = 0 THEN 'title' ELSE 'text' END AS field,
    CASE
        WHEN passage = 0 THEN 0
        ELSE coalesce(
            sum(length(sentence) + 1) OVER (
                PARTITION BY wording, passage > 0 ORDER BY passage
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ),
            0
        )
    END::INTEGER AS start,
    (start + length(sentence))::INTEGER AS "end",
    format('{:016x}', hash(wording, content)) AS hash
FROM put;
