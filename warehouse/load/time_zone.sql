-- Count every day again, in another time zone.

UPDATE article
SET day = publication_day(version.published_at, version.date_precision, getvariable('time_zone'))
FROM article_version AS version
WHERE version.version_id = article.version_id;

UPDATE naming
SET day = article.day
FROM article
WHERE article.version_id = naming.version_id;

UPDATE counted_claim
SET day = article.day
FROM article
WHERE article.version_id = counted_claim.version_id;

UPDATE "fetch"
SET day = timezone(getvariable('time_zone'), fetched_at)::DATE;

INSERT INTO setting
VALUES ('time_zone', getvariable('time_zone'))
ON CONFLICT (key) DO UPDATE SET value = excluded.value;
