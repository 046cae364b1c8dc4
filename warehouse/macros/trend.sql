-- trend(entity, grain := 'week', since := NULL, until := NULL): one row a bucket, counted as compare() does.
CREATE OR REPLACE MACRO trend(entity, grain := 'week', since := NULL, until := NULL) AS TABLE
SELECT
    series.bucket,
    series.mentions,
    series.articles,
    series.stories,
    series.share,
    series.average,
    series.burst,
    series.partial
FROM compare([entity], grain := grain, since := since, until := until) AS series
ORDER BY series.bucket;
