-- counts of mentions that are not what the mentions add up to, or not as their articles are
SELECT concat_ws(' ', coalesce(n.entity_id, m.entity_id), 'in version', version_id) AS place
FROM naming AS n
FULL JOIN (
    SELECT
        m.version_id,
        m.entity_id,
        count(*) AS mentions,
        row(a.article_id, coalesce(a.story_id, a.article_id), a.source, a.day, a.published_at, a.lang) AS article,
        min(row(m.field = 'title', m.start)) AS first
    FROM mention AS m
    JOIN article AS a USING (version_id)
    WHERE NOT m.repeat
        AND NOT m.boilerplate
    GROUP BY ALL
) AS m USING (version_id, entity_id)
WHERE n.mentions IS DISTINCT FROM m.mentions
    OR row(n.article_id, n.story_id, n.source, n.day, n.published_at, n.lang) IS DISTINCT FROM m.article
    OR row(n.field = 'title', n.start) IS DISTINCT FROM m.first
