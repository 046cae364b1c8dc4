-- From wordings to the rows of the warehouse.

INSERT INTO article_version BY NAME
SELECT
    w.version_id,
    w.article_id,
    w.content_hash,
    w.source,
    t.title,
    t.text,
    '' AS description,
    w.lang,
    ['A. Writer'] AS authors,
    w.published_at,
    w.date_precision,
    w.fetched_at AS first_fetched_at,
    w.fetched_at,
    getvariable('segment') AS segment,
    [] AS other_urls,
    MAP {'published_at': 'json-ld'} AS provenance,
    'archive.warc.gz' AS warc_file,
    w.number * 1000 AS warc_offset,
    1000 AS warc_length,
    [] AS tags
FROM written AS w
JOIN (
    SELECT
        wording,
        any_value(sentence) FILTER (WHERE passage = 0) AS title,
        string_agg(sentence, chr(10) ORDER BY passage) FILTER (WHERE passage > 0) AS text
    FROM passaged
    GROUP BY wording
) AS t ON t.wording = w.wording
ORDER BY w.number;

INSERT INTO analysis_run
SELECT version_id, getvariable('segment'), lang, '1', ''
FROM written
ORDER BY number;

INSERT INTO article BY NAME
SELECT
    w.article_id,
    w.url,
    w.version_id,
    w.source,
    w.published_at,
    w.day,
    w.fetched_at AS first_fetched_at,
    coalesce(c.copy_of, w.article_id) AS story_id,
    w.lang
FROM written AS w
LEFT JOIN copied AS c ON c.article_id = w.article_id
ORDER BY w.number;

INSERT INTO telling
SELECT a.article_id, a.version_id, a.source, a.published_at, a.first_fetched_at, c.copy_of, CASE WHEN c.copy_of > 0 THEN 1 END
FROM written AS w
JOIN article AS a ON a.article_id = w.article_id
LEFT JOIN copied AS c ON c.article_id = a.article_id
ORDER BY w.number;

INSERT INTO passage
SELECT
    w.version_id,
    p.passage,
    p.field,
    p.start,
    p."end",
    p.hash,
    CASE WHEN p.content < p.passage THEN p.content END
FROM written AS w
JOIN passaged AS p ON p.wording = w.wording
ORDER BY w.number, p.passage;

INSERT INTO mention BY NAME
SELECT
    w.version_id,
    t.entity_id,
    t.name,
    t.kind,
    t.name AS surface,
    p.field,
    p.start + n.place * (length(t.name) + 2) AS start,
    p.start + n.place * (length(t.name) + 2) + length(t.name) AS "end",
    n.passage,
    p.start AS sentence_start,
    p."end" AS sentence_end,
    'alias' AS method,
    'known' AS status,
    1 AS confidence,
    p.content < p.passage AS repeat,
    false AS boilerplate
FROM written AS w
JOIN named AS n ON n.wording = w.wording
JOIN passaged AS p ON p.wording = n.wording AND p.passage = n.passage
JOIN thing AS t ON t.rank = n.rank
ORDER BY w.number, n.passage, n.place;

INSERT INTO claim BY NAME
SELECT
    w.version_id,
    CASE
        WHEN c.is_prediction THEN 'prediction'
        WHEN c.is_loud THEN ['superlative', 'hype'][(1 + c.chance % 2)::BIGINT]
        ELSE 'quantity'
    END AS kind,
    'text' AS field,
    p.start + length(p.names_said) + length(c.words) - length(c.text) AS start,
    p.start + length(p.names_said) + length(c.words) AS "end",
    c.text,
    c.passage,
    p.start AS sentence_start,
    p."end" AS sentence_end,
    t.entity_id AS subject,
    t.name AS subject_name,
    c.aspect,
    c.value,
    CASE WHEN c.value IS NOT NULL THEN c.unit END AS unit,
    CASE WHEN c.is_hedged THEN '<=' WHEN c.value IS NOT NULL THEN '=' END AS comparator,
    c.baseline,
    c.attribution,
    CASE WHEN c.is_hedged THEN ['up to'] ELSE [] END AS hedges,
    CASE WHEN c.is_loud THEN ['the best'] ELSE [] END AS hype,
    CASE
        WHEN c.is_hedged THEN 'hedged'
        WHEN c.chance // 100000000000 % 50 = 0 THEN 'negated'
        WHEN c.attribution IS NOT NULL THEN 'reported'
        ELSE 'asserted'
    END AS stance,
    format('{}|{}|{}|{}', t.entity_id, c.aspect, coalesce(c.value::VARCHAR, '-'), coalesce(unit, '-')) AS key,
    p.content < p.passage AS repeat,
    false AS boilerplate,
    'clause' AS subject_from,
    0.9 AS confidence,
    CASE
        WHEN c.is_prediction
            THEN pace.day + (c.chance // 1000000000000 % 700)::INTEGER
    END AS due,
    [
        {'what': 'start', 'amount': 0.3, 'words': NULL::VARCHAR},
        {'what': 'no speaker', 'amount': CASE WHEN c.attribution IS NULL THEN 0.15 ELSE 0 END, 'words': NULL},
        {'what': 'hedge', 'amount': CASE WHEN c.is_hedged THEN -0.1 ELSE 0 END, 'words': NULL}
    ] AS parts,
    list_sum([part.amount FOR part IN parts]) AS score
FROM written AS w
JOIN claimed AS c ON c.wording = w.wording
JOIN passaged AS p ON p.wording = c.wording AND p.passage = c.passage
JOIN thing AS t ON t.rank = c.rank
JOIN pace ON pace.number = c.day_number
ORDER BY w.number, c.passage;
