-- Every telling of one claim, the first one first.
FROM claim_history($key)
