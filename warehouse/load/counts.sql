-- Which mentions and claims count, and how often each version names each entity: anew where something is unsettled
-- or a passage has become boilerplate (`turned`), or is no longer.

CREATE OR REPLACE TEMP TABLE recounted AS
SELECT version_id
FROM unsettled
UNION
SELECT a.version_id
FROM passage AS p
JOIN article AS a USING (version_id)
JOIN turned AS t ON t.source = a.source AND t.hash = p.hash
WHERE p.field = 'text';

CREATE OR REPLACE TEMP TABLE marked AS
SELECT p.version_id, p.passage
FROM passage AS p
JOIN article AS a USING (version_id)
JOIN boilerplate AS b ON b.source = a.source AND b.hash = p.hash
WHERE p.field = 'text'
    AND p.version_id IN (SELECT version_id FROM recounted);

UPDATE mention
SET boilerplate = NOT boilerplate
WHERE version_id IN (SELECT version_id FROM recounted)
    AND boilerplate <> ((version_id, passage) IN (SELECT version_id, passage FROM marked));

-- A sentence that fits many things, and leaves it to its article which one, claims something else in each.
UPDATE claim
SET boilerplate = NOT boilerplate
WHERE version_id IN (SELECT version_id FROM recounted)
    AND boilerplate <> (
        (version_id, passage) IN (SELECT version_id, passage FROM marked)
        AND (
            subject IS NULL
            OR (version_id, passage, subject) IN (
                SELECT version_id, passage, entity_id
                FROM mention
                WHERE boilerplate
                    AND version_id IN (SELECT version_id FROM recounted)
            )
        )
    );

DELETE FROM naming
WHERE version_id IN (SELECT version_id FROM recounted);

-- The one place that says which mentions count.
INSERT INTO naming
SELECT version_id, entity_id, count(*)
FROM mention
WHERE version_id IN (SELECT version_id FROM recounted)
    AND NOT repeat
    AND NOT boilerplate
GROUP BY ALL;

DELETE FROM unsettled;
DELETE FROM withdrawn;
