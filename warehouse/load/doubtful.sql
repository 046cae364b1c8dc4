-- Which unlisted entities may be new, gone or changed: those of the readings that came, and of those that went.

CREATE OR REPLACE TEMP TABLE doubtful AS
SELECT entity_id
FROM (
    SELECT entity_id
    FROM mention
    WHERE version_id IN (SELECT version_id FROM unsettled)
    UNION
    SELECT entity_id
    FROM withdrawn
    WHERE entity_id IS NOT NULL
)
WHERE entity_id NOT IN (SELECT entity_id FROM entity WHERE listed);
