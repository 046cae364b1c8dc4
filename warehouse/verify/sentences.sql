-- mentions, claims or candidates that do not lie in their passage
SELECT concat_ws(' ', n.sort, 'of version', n.version_id, n.field, n.start) AS place
FROM (
    SELECT 'mention' AS sort, version_id, field, start, "end", passage, sentence_start, sentence_end
    FROM mention
    UNION ALL
    SELECT 'claim', version_id, field, start, "end", passage, sentence_start, sentence_end
    FROM claim
    UNION ALL
    SELECT 'ambiguous mention', version_id, field, start, "end", passage, sentence_start, sentence_end
    FROM ambiguous_mention
    UNION ALL
    SELECT 'candidate', version_id, field, start, "end", passage, sentence_start, sentence_end
    FROM candidate
) AS n
LEFT JOIN passage AS p USING (version_id, passage)
WHERE p.start IS NULL
    OR (n.field, n.sentence_start, n.sentence_end) <> (p.field, p.start, p."end")
    OR n.start < p.start
    OR n."end" > p."end"
