-- Addresses that were asked for and that are one of `stems` up to their query.
SELECT DISTINCT url
FROM "fetch"
WHERE regexp_replace(url, '[?#;].*$', '') IN (SELECT unnest(getvariable('stems')))
