-- Articles by what is asked for: `urls` (own or other addresses), `source`, `before` (a day); NULL asks for nothing.
-- An undated article counts as of the day on which it was first fetched.
SELECT a.url, list_distinct(flatten(list(v.other_urls))) AS other_urls
FROM article AS a
JOIN article_version AS v USING (article_id)
GROUP BY a.url, a.day, a.first_fetched_at
HAVING (
        getvariable('urls') IS NULL
        OR list_contains(getvariable('urls'), a.url)
        OR list_has_any(flatten(list(v.other_urls)), getvariable('urls'))
    )
    AND (getvariable('source') IS NULL OR list_contains(list(v.source), getvariable('source')))
    AND (
        getvariable('before') IS NULL
        OR coalesce(
            a.day,
            timezone(
                (SELECT value FROM setting WHERE key = 'time_zone'), a.first_fetched_at
            )::DATE
        ) < getvariable('before')
    )
ORDER BY a.url
