-- Keys that begin with some words ($given), and claims whose line they are; those that are most told first.
SELECT t.key
FROM tellings() AS t
WHERE starts_with(t.key, $given)
    OR lower(t.claim) = lower($given)
GROUP BY t.key
ORDER BY count(*) DESC, t.key
