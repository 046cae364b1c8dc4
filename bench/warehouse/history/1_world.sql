-- What there is to write about, and when how much is written: `articles` articles over `years` years up to `last_day`.

-- All names are as long as each other, so that the offsets of mentions need no running sums.
CREATE OR REPLACE TEMP TABLE thing AS
SELECT
    rank,
    format('maker{:02}', CASE WHEN rank <= 40 THEN rank ELSE 1 + rank % 40 END) AS maker_id,
    CASE WHEN rank <= 40 THEN maker_id ELSE format('{}-item{:04}', maker_id, rank) END AS entity_id,
    format('{} {:04}', ['Orbit', 'Helix', 'Prism', 'Ember', 'Quark'][1 + rank % 5], rank) AS name,
    CASE WHEN rank <= 40 THEN 'company' ELSE ['chip', 'system', 'service', 'model'][1 + rank % 4] END AS kind,
    CASE WHEN rank > 40 AND rank % 10 > 6 THEN format('maker{:02}-item{:04}', 1 + (rank - rank % 10) % 40, rank - rank % 10) END
        AS family,
    -- Two of three things came up in the course of the years; the greatest were there before.
    CASE WHEN rank > 100 AND hash(rank, 'begin') % 3 > 0 THEN (hash(rank) % (getvariable('years') * 300))::INTEGER ELSE 0 END
        AS first_day_number
FROM range(1, getvariable('entities') + 1) AS r(rank);

INSERT INTO entity BY NAME
SELECT
    entity_id,
    name,
    kind,
    CASE WHEN rank > 40 THEN maker_id END AS maker,
    CASE WHEN family IN (SELECT entity_id FROM thing) THEN family END AS family,
    true AS listed
FROM thing;

INSERT INTO alias
SELECT fold_name(writing), writing, entity_id, rank
FROM (
    SELECT entity_id, entity_id AS writing, 0 AS rank FROM thing
    UNION ALL
    SELECT entity_id, name, 1 FROM thing
);

INSERT INTO source BY NAME
SELECT
    format('source{:03}', number) AS source,
    format('Source {}', number) AS title,
    CASE WHEN number % 5 < 2 THEN 'ja' ELSE 'en' END AS lang,
    ['press', 'vendor', 'community', 'aggregator'][1 + number % 4] AS tier
FROM range(1, getvariable('sources') + 1) AS s(number);

-- A quarter more every year; at the end of a week a third.
CREATE OR REPLACE TEMP TABLE pace AS
WITH weighed AS (
    SELECT
        number,
        getvariable('last_day') - (getvariable('years') * 365 - 1 - number)::INTEGER AS day,
        1.25 ** (number / 365) * CASE WHEN isodow(day) > 5 THEN 0.33 ELSE 1 END
            * (0.9 + 0.2 * (hash(number, 'pace') % 1000) / 1000) AS weight
    FROM range(0, getvariable('years') * 365) AS d(number)
),
placed AS (
    SELECT
        number,
        day,
        floor(
            getvariable('articles') * coalesce(sum(weight) OVER (
                ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ), 0) / sum(weight) OVER ()
        )::BIGINT AS first_article
    FROM weighed
)
SELECT *, lead(first_article, 1, getvariable('articles')) OVER (ORDER BY number) - first_article AS articles
FROM placed;
