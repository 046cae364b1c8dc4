-- attribution_decay(entity := NULL, since := NULL, until := NULL): how many of the retellings of each claim no longer
-- tell who says so: the rows of claim_decay() that are about that.
CREATE OR REPLACE MACRO attribution_decay(entity := NULL, since := NULL, until := NULL) AS TABLE
SELECT d.* EXCLUDE (what)
FROM claim_decay(entity := entity, since := since, until := until) AS d
WHERE d.what = 'attribution';
