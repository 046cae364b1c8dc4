-- One step towards connected components: every article takes the smallest root next to it.

UPDATE component
SET root = near.root
FROM (
    SELECT linked.article_id, min(neighbour.root) AS root
    FROM linked
    JOIN component AS neighbour ON neighbour.article_id = linked.other_id
    GROUP BY linked.article_id
) AS near
WHERE near.article_id = component.article_id
    AND near.root < component.root;
