-- Claims that were first told without their hedge from $since to $until.
SELECT d.*
FROM claim_decay() AS d
WHERE d.what = 'hedge'
    AND d.dropped > 0
    AND d.without_day BETWEEN $since AND $until
ORDER BY d.scope = 'time' DESC, d.after DESC, d.without_day, d.key, d.with_url
LIMIT $most
