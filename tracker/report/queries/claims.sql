-- What is claimed of it, the most told first.
SELECT
    c.claim,
    c.kind,
    c.first_seen,
    c.last_seen,
    c.first_source,
    c.attribution,
    c.stance,
    c.times,
    c.hedged_times,
    c.attributed_times,
    c.articles,
    c.stories,
    c.sources,
    c.score,
    c.sentence,
    c.article_url AS url,
    c.key
FROM claims_about($entity, since := $since, until := $until) AS c
ORDER BY c.stories DESC, c.articles DESC, c.times DESC, c.score DESC, c.first_seen, c.key
LIMIT $most
