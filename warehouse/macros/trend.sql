-- trend(entity, grain := 'week', since := NULL, until := NULL, source := NULL, lang := NULL, kind := NULL,
-- family := false): one row a bucket, counted as compare() does.
CREATE OR REPLACE MACRO trend(
    entity,
    grain := 'week',
    since := NULL,
    until := NULL,
    source := NULL,
    lang := NULL,
    kind := NULL,
    family := false
) AS TABLE
SELECT
    series.bucket,
    series.mentions,
    series.articles,
    series.stories,
    series.share,
    series.average,
    series.change,
    series.burst,
    series.partial
FROM compare(
    [entity],
    grain := grain,
    since := since,
    until := until,
    source := source,
    lang := lang,
    kind := kind,
    family := family
) AS series
ORDER BY series.bucket;
