-- search_query(query): how search() reads a query, of which 500 characters count: one row a term that is looked for.
--
-- `word`: number of the word or phrase; `choice`: words of one choice are joined by OR, 0 holds what is excluded; `piece`:
-- from 1 where a Japanese word falls into several, all of which an article must have; 0 is the whole of the word, which then
-- need not be there; `pieces`: how many it must have; `step`: how many places behind the first of the piece the term stands;
-- `steps`: how many terms the piece has; `is_open`: whether the term may go on in any way; `names`: the entities that go by
-- the word in whatever writing.
CREATE OR REPLACE MACRO search_query(query) AS TABLE
WITH written AS (
    SELECT unnest(split.found) AS raw, generate_subscripts(split.found, 1) AS word
    FROM (
        SELECT regexp_extract_all(
            -- Quotation marks, dashes and blanks as people write them.
            translate(fold_width(left(query, 500)), '“”„−–　' || chr(160) || chr(9) || chr(10) || chr(13), '"""--     '),
            '-?"[^"]*"?|[^ ]+'
        ) AS found
    ) AS split
),
words AS (
    SELECT
        asked.word,
        asked.raw,
        starts_with(asked.raw, '-') AS is_excluded,
        suffix(asked.raw, '*') AS has_any_ending,
        NOT asked.is_or AS is_word,
        count(*) FILTER (WHERE NOT asked.is_or AND NOT starts_with(asked.raw, '-') AND NOT asked.follows_or)
            OVER (ORDER BY asked.word) AS choice
    FROM (
        SELECT
            written.raw,
            written.word,
            written.raw IN ('OR', '|') AS is_or,
            -- An OR that nothing stands before, or only what is excluded, joins nothing.
            coalesce(lag(written.raw IN ('OR', '|')) OVER (ORDER BY written.word), false)
                AND count(*) FILTER (WHERE written.raw NOT IN ('OR', '|') AND NOT starts_with(written.raw, '-'))
                    OVER (ORDER BY written.word) > 1 AS follows_or
        FROM written
        WHERE written.raw IN ('OR', '|')
            OR (written.raw <> 'AND' AND search_runs(written.raw) <> [])
    ) AS asked
),
pieces AS (
    SELECT whole.word, 0 AS piece, whole.raw AS wording
    FROM words AS whole
    WHERE whole.is_word
    UNION ALL
    SELECT divided.word, generate_subscripts(divided.parts, 1), unnest(divided.parts)
    FROM (
        SELECT words.word, words.raw, search_pieces(words.raw) AS parts
        FROM words
        WHERE words.is_word AND NOT words.is_excluded AND NOT contains(words.raw, '"')
    ) AS divided
    WHERE array_to_string(divided.parts, ' ') <> lower(divided.raw)
),
terms AS (
    SELECT
        sequence.word,
        sequence.piece,
        unnest(sequence.terms) AS term,
        generate_subscripts(sequence.terms, 1) AS place
    FROM (
        SELECT
            pieces.word,
            pieces.piece,
            flatten(list_transform(
                search_runs(pieces.wording),
                -- The last character of several stands in the pair before it.
                lambda run_: CASE
                    WHEN run_ >= '⺀' AND length(run_) > 1 THEN list_append(search_terms(run_)[:-2], NULL)
                    ELSE search_terms(run_)
                END
            )) AS terms
        FROM pieces
    ) AS sequence
),
names AS (
    SELECT words.word, list_distinct(list(known.entity_id)) AS entities
    FROM words
    JOIN alias AS known ON known.folded = fold_name(trim(ltrim(words.raw, '-'), '"*'))
    WHERE words.is_word
    GROUP BY words.word
)
SELECT
    words.word,
    CASE WHEN words.is_excluded THEN 0 ELSE words.choice END::INTEGER AS choice,
    terms.piece,
    greatest(max(terms.piece) OVER (PARTITION BY words.word), 1) AS pieces,
    terms.term,
    terms.place - 1 AS step,
    count(*) OVER (PARTITION BY words.word, terms.piece) AS steps,
    (terms.term >= '⺀' AND length(terms.term) = 1)
        OR (
            terms.place = max(terms.place) OVER (PARTITION BY words.word, terms.piece)
            AND words.has_any_ending
        ) AS is_open,
    coalesce(names.entities, []) AS names
FROM words
JOIN terms ON terms.word = words.word
LEFT JOIN names ON names.word = words.word
WHERE terms.term <> ''
ORDER BY words.word, terms.piece, step;
