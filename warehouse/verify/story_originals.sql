-- articles that do not belong to the story of what they are a copy of
SELECT a.url AS place
FROM article AS a
LEFT JOIN telling AS t USING (article_id)
LEFT JOIN article AS original ON original.article_id = t.copy_of
WHERE t.article_id IS NULL
    OR t.version_id <> a.version_id
    OR a.story_id IS DISTINCT FROM coalesce(original.story_id, a.article_id)
