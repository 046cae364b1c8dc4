-- What was published from $since to $until, and in as many days before.
SELECT
    (SELECT value FROM setting WHERE key = 'time_zone') AS time_zone,
    count(*) FILTER (WHERE a.day BETWEEN $since AND $until) AS articles,
    count(*) FILTER (WHERE a.day BETWEEN $before AND $since - 1) AS articles_before,
    count(DISTINCT coalesce(a.story_id, a.article_id)) FILTER (WHERE a.day BETWEEN $since AND $until) AS stories,
    count(DISTINCT a.source) FILTER (WHERE a.day BETWEEN $since AND $until) AS sources
FROM article AS a
