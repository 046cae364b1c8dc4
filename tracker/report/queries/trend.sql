-- How often it is named, bucket by bucket.
FROM trend($entity, grain := $grain, since := $since, until := $until)
