-- Who is named in more or in fewer articles of the $days days up to $until than of as many before.
SELECT
    m.name,
    m.kind,
    m.articles,
    m.articles_before,
    m.stories,
    m.sources,
    m.share,
    m.share_before,
    m.score,
    m.p_rise,
    m.p_fall
FROM movements(days := $days, as_of := $until) AS m
WHERE m.score IS NOT NULL
    AND m.first_day <= $until - $days::INTEGER
    AND m.articles <> m.articles_before
    AND greatest(m.articles, m.articles_before) >= 2
    AND abs(m.score) >= 0.5
ORDER BY m.score DESC, m.articles DESC, m.name
