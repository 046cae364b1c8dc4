-- The next `articles_at_once` of the articles that full text lacks: their terms, behind those that are there.

CREATE OR REPLACE TEMP TABLE arriving AS
SELECT
    (
        row_number() OVER (ORDER BY version_id)
        + (SELECT coalesce(max(document), 0) FROM search_document)
    )::INTEGER AS document,
    next.article_id,
    next.version_id
FROM (
    FROM unindexed
    ORDER BY version_id
    LIMIT getvariable('articles_at_once')
) AS next;

-- Between title and text an empty run: no phrase stands in both.
CREATE OR REPLACE TEMP TABLE arriving_runs AS
SELECT
    document,
    len(title_runs) AS title_runs,
    list_concat(title_runs, [''], text_runs) AS runs
FROM (
    SELECT arriving.document, search_runs(version.title) AS title_runs, search_runs(version.text) AS text_runs
    FROM arriving
    JOIN article_version AS version USING (version_id)
);

CREATE OR REPLACE TEMP TABLE arriving_terms AS
SELECT
    document,
    is_title,
    terms,
    greatest(len(terms), 1) AS width,
    (sum(greatest(len(terms), 1)) OVER (PARTITION BY document ORDER BY place)) - greatest(len(terms), 1) AS before
FROM (
    SELECT document, place, place <= title_runs AS is_title, search_terms(run) AS terms
    FROM (
        SELECT document, title_runs, unnest(runs) AS run, generate_subscripts(runs, 1) AS place
        FROM arriving_runs
    )
);

CREATE OR REPLACE TEMP TABLE arriving_tokens AS
SELECT document, before, unnest(terms) AS term, generate_subscripts(terms, 1) AS step
FROM arriving_terms;

INSERT INTO search_token
SELECT term, document, (before + step - 1)::INTEGER AS position
FROM arriving_tokens
WHERE term <> ''
ORDER BY term, document, position;

INSERT INTO search_document
SELECT
    arriving.document,
    arriving.article_id,
    arriving.version_id,
    coalesce(version.lang, run.lang),
    long.title_length,
    long.length
FROM arriving
JOIN article_version AS version USING (version_id)
LEFT JOIN analysis_run AS run USING (version_id)
JOIN (
    SELECT
        document,
        coalesce(sum(width) FILTER (WHERE is_title), 0) AS title_length,
        sum(width) AS length
    FROM arriving_terms
    GROUP BY document
) AS long USING (document);

INSERT INTO search_term
SELECT DISTINCT term
FROM arriving_tokens
ANTI JOIN search_term USING (term)
WHERE term <> ''
ORDER BY term;

DELETE FROM unindexed
WHERE version_id IN (SELECT version_id FROM arriving);
