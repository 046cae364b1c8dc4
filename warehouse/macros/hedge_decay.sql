-- hedge_decay(entity := NULL, since := NULL, until := NULL): how many of the retellings of each claim have lost its hedge
-- ("up to", "could"): the rows of claim_decay() that are about that.
CREATE OR REPLACE MACRO hedge_decay(entity := NULL, since := NULL, until := NULL) AS TABLE
SELECT d.* EXCLUDE (what)
FROM claim_decay(entity := entity, since := since, until := until) AS d
WHERE d.what = 'hedge';
