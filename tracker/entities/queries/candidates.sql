-- Names that are in no list, the most likely first.
SELECT
    c.name,
    c.kind,
    c.maker,
    c.score,
    c.mentions,
    c.articles,
    c.stories,
    c.sources,
    c.first_seen,
    c.last_seen,
    c.burst,
    c.cues,
    c.writings,
    c.sentence,
    c.article_url,
    c.folded
FROM candidates(since := $since, until := $until) AS c
ORDER BY c.score DESC, c.articles DESC, c.name
