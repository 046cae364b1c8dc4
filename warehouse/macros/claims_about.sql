-- claims_about(entity, since := NULL, until := NULL): the claims of one entity, one row each, counted as
-- claim_ledger() does.
CREATE OR REPLACE MACRO claims_about(entity, since := NULL, until := NULL) AS TABLE
FROM claim_ledger(entity := entity, since := since, until := until);
