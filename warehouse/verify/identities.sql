-- articles or versions under a key that is not the hash of what they are
SELECT url AS place
FROM article
WHERE article_id <> (md5_number_lower(url) >> 1)::BIGINT
UNION ALL
SELECT a.url
FROM article_version AS v
JOIN article AS a USING (article_id)
WHERE v.version_id <> (md5_number_lower(a.url || chr(10) || v.content_hash) >> 1)::BIGINT
