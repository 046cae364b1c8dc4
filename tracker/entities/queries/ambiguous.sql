-- Spans that may name it but more likely do not: they are counted nowhere.
SELECT
    count(*) AS occurrences,
    count(DISTINCT a.article_id) AS articles,
    arg_max(am.surface, am.confidence) AS surface,
    max(am.confidence) AS confidence
FROM ambiguous_mention AS am
JOIN article AS a USING (version_id)
WHERE am.entity_id = $entity
    AND NOT am.repeat
