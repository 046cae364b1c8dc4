-- rising(days := 28, source := NULL, lang := NULL, as_of := NULL): who is named in more of the articles of the `days`
-- days up to the day `as_of` (today without it) than of as many days before, as movements() counts. `p` is the
-- probability of such a rise by chance, corrected for the number of entities looked at.
CREATE OR REPLACE MACRO rising(days := 28, source := NULL, lang := NULL, as_of := NULL) AS TABLE
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
FROM movements(days := days, source := source, lang := lang, as_of := as_of) AS m
WHERE m.articles > 0
ORDER BY m.score DESC NULLS LAST, m.articles DESC, m.name, m.entity;
