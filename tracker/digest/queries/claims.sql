-- Claims that were told for the first time from $since to $until, the loudest first.
SELECT
    c.claim,
    c.key,
    c.first_seen,
    c.first_source AS source,
    c.attribution,
    c.stories,
    c.score,
    c.parts,
    c.sentence,
    c.article_url AS url
FROM claim_ledger() AS c
WHERE c.first_seen BETWEEN $since AND $until
ORDER BY c.score DESC, c.stories DESC, c.first_seen, c.key
LIMIT $most
