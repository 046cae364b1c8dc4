-- terms of full text that stand in no article that it has, stand in none, or are not listed once
SELECT term_id || ' ' || document AS place
FROM search_token
ANTI JOIN search_document USING (document)
UNION ALL
(
    SELECT term_id::VARCHAR
    FROM search_term
    EXCEPT ALL
    SELECT DISTINCT term_id::VARCHAR
    FROM search_token
)
UNION ALL
(
    SELECT DISTINCT term_id::VARCHAR
    FROM search_token
    EXCEPT
    SELECT term_id::VARCHAR
    FROM search_term
)
UNION ALL
SELECT term
FROM search_term
GROUP BY term
HAVING count(*) > 1
