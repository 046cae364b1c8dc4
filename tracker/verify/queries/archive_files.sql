-- Archive files: how many article versions each holds, and how many bytes it must have.
SELECT warc_file, count(*) AS articles, max(warc_offset + warc_length) AS size
FROM article_version
WHERE warc_file IS NOT NULL
GROUP BY warc_file
ORDER BY warc_file
