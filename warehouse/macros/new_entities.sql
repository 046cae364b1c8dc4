-- new_entities(days := 28, source := NULL, lang := NULL, as_of := NULL): what was never named before the `days` days up
-- to the day `as_of` (today without it), the most told first. `p` is the probability that something which was always
-- about as frequent happened not to be named in the 12 such periods before, corrected as in movements(); NULL where
-- nothing was published then, for all is new to a new archive.
CREATE OR REPLACE MACRO new_entities(days := 28, source := NULL, lang := NULL, as_of := NULL) AS TABLE
SELECT
    m.entity,
    m.name,
    m.kind,
    m.first_day,
    m.first_source,
    m.articles,
    m.stories,
    m.sources,
    m.share,
    m.p_rise AS p
FROM movements(days := days, source := source, lang := lang, as_of := as_of) AS m
WHERE m.first_day > coalesce(as_of::DATE, project_today()) - days::INTEGER
ORDER BY m.stories DESC, m.articles DESC, m.first_day, m.name, m.entity;
