-- With whom it is named: what stands in its articles more often than chance would have it.
SELECT c.entity, c.name, c.kind, c.together, c.stories, c.log_likelihood
FROM co_mentioned($entity, since := $since, until := $until) AS c
ORDER BY c.together DESC, c.log_likelihood DESC, c.name
LIMIT $most
