-- terms of full text that stand in no article that it has, stand in none, or are not listed once
SELECT term || ' ' || document AS place
FROM search_token
ANTI JOIN search_document USING (document)
UNION ALL
(
    SELECT term
    FROM search_term
    EXCEPT ALL
    SELECT DISTINCT term
    FROM search_token
)
UNION ALL
(
    SELECT DISTINCT term
    FROM search_token
    EXCEPT
    SELECT term
    FROM search_term
)
