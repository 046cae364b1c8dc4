-- falling(days := 28, source := NULL, lang := NULL, as_of := NULL): who is named in fewer of the articles of the `days`
-- days up to the day `as_of` (today without it) than of as many days before, as movements() counts, the deepest fall
-- first. `p` is the probability of such a fall by chance, corrected for the number of entities looked at. Where nothing
-- was published of late, nobody falls.
CREATE OR REPLACE MACRO falling(days := 28, source := NULL, lang := NULL, as_of := NULL) AS TABLE
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
    m.p_fall AS p
FROM movements(days := days, source := source, lang := lang, as_of := as_of) AS m
WHERE m.articles_before > 0
    AND m.score < 0
ORDER BY m.score, m.articles_before DESC, m.name, m.entity;
