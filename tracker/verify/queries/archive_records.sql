-- Article versions with the place of their response: `most` of them by chance, in the order of the archive.
SELECT url, other_urls, warc_file, warc_offset, warc_length
FROM (
    SELECT a.url, v.other_urls, v.warc_file, v.warc_offset, v.warc_length
    FROM article_version AS v
    JOIN article AS a USING (article_id)
    WHERE v.warc_file IS NOT NULL
    ORDER BY random()
    LIMIT getvariable('most')
)
ORDER BY warc_file, warc_offset
