-- Hedges that editors took out from $since to $until.
SELECT ed.*
FROM claim_edits(since := $since, until := $until) AS ed
WHERE ed.change = 'hedge dropped'
ORDER BY ed.seen_at, ed.key, ed.article_url
LIMIT $most
