-- What each source published from $since to $until, and in as many days before, and how it answered.
SELECT
    s.source,
    s.title,
    s.tier,
    coalesce(sum(c.articles) FILTER (WHERE c.day BETWEEN $since AND $until), 0)::BIGINT AS articles,
    coalesce(sum(c.articles) FILTER (WHERE c.day < $since), 0)::BIGINT AS articles_before,
    coalesce(sum(c.fetches) FILTER (WHERE c.day BETWEEN $since AND $until), 0)::BIGINT AS requests,
    coalesce(sum(c.failed) FILTER (WHERE c.day BETWEEN $since AND $until), 0)::BIGINT AS failed
FROM coverage AS c
JOIN source AS s ON s.source = c.source
WHERE c.day BETWEEN $before AND $until
GROUP BY s.source, s.title, s.tier
ORDER BY articles DESC, articles_before DESC, s.source
