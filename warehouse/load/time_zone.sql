-- Count every day again, in another time zone.

UPDATE article
SET day = publication_day(version.published_at, version.date_precision, getvariable('time_zone'))
FROM article_version AS version
WHERE version.version_id = article.version_id;

UPDATE "fetch"
SET day = timezone(getvariable('time_zone'), fetched_at)::DATE;

INSERT INTO setting
VALUES ('time_zone', getvariable('time_zone'))
ON CONFLICT (key) DO UPDATE SET value = excluded.value;
