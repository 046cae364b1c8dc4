-- Bursts that touch the days from $since to $until.
SELECT b.name, b."begin", b."end", b.articles, b.share, b.usual_share, b.weight, b.is_running
FROM bursts(since := $since, until := $until) AS b
WHERE b.articles >= 3
    AND b.weight >= 2
ORDER BY b.weight DESC, b.name
LIMIT $most
