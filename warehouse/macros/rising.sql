-- rising(days := 28, source := NULL, lang := NULL): who is named in more of the articles of the last `days` days than of
-- as many days before, as movements() counts. `p` is the probability of such a rise by chance, corrected for the number
-- of entities looked at.
CREATE OR REPLACE MACRO rising(days := 28, source := NULL, lang := NULL) AS TABLE
SELECT
    m.entity,
    m.name,
    m.kind,
    m.articles,
    m.articles_before,
    m.stories,
    m.sources,
    m.share,
    m.share_before,
    m.score,
    m.p_rise AS p
FROM movements(days := days, source := source, lang := lang) AS m
WHERE m.articles > 0
ORDER BY m.score DESC NULLS LAST, m.articles DESC, m.name, m.entity;
