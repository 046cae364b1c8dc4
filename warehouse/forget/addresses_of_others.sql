-- Those of `addresses` that lead to an article that is not among `urls`.
SELECT url AS address
FROM article
WHERE url IN (SELECT unnest(getvariable('addresses')))
    AND url NOT IN (SELECT unnest(getvariable('urls')))
UNION
SELECT address
FROM (
    SELECT article_id, unnest(other_urls) AS address
    FROM article_version
)
JOIN article AS a USING (article_id)
WHERE address IN (SELECT unnest(getvariable('addresses')))
    AND a.url NOT IN (SELECT unnest(getvariable('urls')))
