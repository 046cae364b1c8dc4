-- Claims, short enough for a line each.
SELECT
    c.claim,
    c.stories,
    c.hedged_times || ' of ' || c.times AS hedged,
    round(c.score, 2) AS score,
    c.first_seen AS "first told",
    c.first_source AS "by",
    coalesce(c.attribution, '') AS quoting,
    c.key
FROM claim_ledger(entity := $entity, since := $since, until := $until) AS c
WHERE $kind IS NULL OR c.kind = $kind
ORDER BY c.stories DESC, c.articles DESC, c.times DESC, c.score DESC, c.first_seen, c.key
LIMIT $limit
