-- How it is written in the articles, the most frequent first.
SELECT m.surface, count(*) AS mentions
FROM mentions AS m
WHERE m.entity = $entity
    AND NOT m.is_repeat
GROUP BY m.surface
ORDER BY mentions DESC, m.surface
LIMIT $most
