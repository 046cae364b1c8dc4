-- Every telling of one claim, short enough for a line each.
SELECT
    h.day,
    h.source,
    CASE h.comparator WHEN '<=' THEN 'up to' WHEN '>=' THEN 'at least' WHEN '~' THEN 'about' ELSE '' END AS bound,
    h.stance,
    coalesce(h.attribution, '') AS quoting,
    CASE WHEN h.is_copy THEN 'copy' ELSE '' END AS copy,
    h.sentence
FROM claim_history($key) AS h
