-- The numbers of terms, new ones included: `written` holds them as they stand in texts, at their places from 0.

CREATE OR REPLACE TEMP TABLE arriving_term AS
SELECT
    place,
    -- One or two East Asian characters are a term already; of others the accents and endings go.
    CASE WHEN wording >= '⺀' THEN wording ELSE search_terms(wording)[1] END AS term
FROM written;

-- In their order, so that those with one beginning stand together.
INSERT INTO search_term
SELECT
    (
        row_number() OVER (ORDER BY term)
        + (SELECT coalesce(max(term_id), 0) FROM search_term)
    )::INTEGER,
    term
FROM (
    SELECT DISTINCT term
    FROM arriving_term
    ANTI JOIN search_term USING (term)
    WHERE term <> ''
);

SELECT coalesce(search_term.term_id, 0) AS term_id
FROM arriving_term
LEFT JOIN search_term USING (term)
ORDER BY arriving_term.place;
