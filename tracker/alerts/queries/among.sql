-- The entities that a rule is held to: $entity, with $family what stands below it too, of $kind.
WITH RECURSIVE kin AS (
    SELECT e.entity_id AS kin_id, unnest([e.family, e.maker]) AS parent_id
    FROM entity AS e
),
member AS (
    SELECT e.entity_id AS member_id
    FROM entity AS e
    WHERE $entity IS NULL OR e.entity_id = $entity
    UNION
    SELECT kin.kin_id
    FROM member
    JOIN kin ON kin.parent_id = member.member_id
    WHERE $family
)
SELECT e.entity_id
FROM member
JOIN entity AS e ON e.entity_id = member.member_id
WHERE $kind IS NULL OR e.kind = $kind
