-- What retellings have lost, the most often lost first.
SELECT d.*
FROM claim_decay(entity := $entity, since := $since, until := $until) AS d
WHERE d.dropped > 0
    AND ($kind IS NULL OR d.kind = $kind)
ORDER BY d.dropped DESC, d.decay DESC, d.after DESC, d.key, d.scope, d.what, d.with_url
LIMIT $limit
