-- The readings of the articles number `first` to `last`, as an analysis writes them.
WITH chosen AS MATERIALIZED (
    SELECT a.url, v.version_id, v.content_hash, v.lang, v.warc_offset
    FROM article AS a
    JOIN article_version AS v ON v.version_id = a.version_id
    WHERE v.warc_offset >= getvariable('first') * 1000
        AND v.warc_offset < getvariable('last') * 1000
)
SELECT
    c.url,
    c.content_hash,
    c.lang,
    '1' AS rules,
    '' AS models,
    p.passages,
    m.mentions,
    coalesce(k.claims, []) AS claims,
    [] AS ambiguous,
    [] AS candidates
FROM chosen AS c
JOIN (
    SELECT
        version_id,
        list(
            {
                'index': passage, 'field': field, 'start': start, 'end': "end", 'hash': hash, 'repeat_of': repeat_of
            } ORDER BY passage
        ) AS passages
    FROM passage
    WHERE version_id IN (SELECT version_id FROM chosen)
    GROUP BY version_id
) AS p ON p.version_id = c.version_id
JOIN (
    SELECT
        version_id,
        list(
            {
                'entity': entity_id, 'name': name, 'kind': kind, 'surface': surface, 'field': field, 'start': start,
                'end': "end", 'passage': passage, 'method': method, 'status': status, 'family': family,
                'confidence': confidence, 'repeat': repeat
            } ORDER BY field DESC, start
        ) AS mentions
    FROM mention
    WHERE version_id IN (SELECT version_id FROM chosen)
    GROUP BY version_id
) AS m ON m.version_id = c.version_id
LEFT JOIN (
    SELECT
        version_id,
        list(
            {
                'kind': kind, 'field': field, 'start': start, 'end': "end", 'text': text, 'passage': passage,
                'subject': subject, 'subject_name': subject_name, 'aspect': aspect, 'value': value, 'unit': unit,
                'comparator': comparator, 'baseline': baseline, 'attribution': attribution, 'hedges': hedges,
                'hype': hype, 'stance': stance, 'score': score, 'key': key, 'repeat': repeat, 'range': range,
                'subject_from': subject_from, 'confidence': confidence, 'topic': topic, 'due': due, 'parts': parts
            } ORDER BY start
        ) AS claims
    FROM claim
    WHERE version_id IN (SELECT version_id FROM chosen)
    GROUP BY version_id
) AS k ON k.version_id = c.version_id
ORDER BY c.warc_offset
