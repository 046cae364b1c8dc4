-- stories of which the articles or sources are not those that tell it
SELECT concat_ws(' ', 'story', coalesce(s.story_id, a.story_id), s.title) AS place
FROM story AS s
FULL JOIN (
    SELECT story_id, count(*) AS articles, count(DISTINCT source) AS sources
    FROM article
    GROUP BY story_id
) AS a USING (story_id)
WHERE (s.articles, s.sources) IS DISTINCT FROM (a.articles, a.sources)
