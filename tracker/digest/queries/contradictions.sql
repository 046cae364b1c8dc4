-- Contradictions whose second side was told from $since to $until.
SELECT c.*
FROM contradictions(until := $until) AS c
WHERE greatest(c.day, c.other_day) BETWEEN $since AND $until
ORDER BY c.kind = 'denied' DESC, c.baseline = 'same' DESC, c.stories + c.other_stories DESC, c.key, c.other_key
LIMIT $most
