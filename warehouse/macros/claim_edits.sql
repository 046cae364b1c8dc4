-- claim_edits(since := NULL, until := NULL): what editors did to claims after publication. One row for each claim
-- that differs between two versions of an article, as they were seen one after the other: 'hedge dropped' ("up to
-- 2x" became "2x"), 'hedge added', 'attribution dropped', 'attribution added', 'value changed', 'removed', 'added'.
-- Where a version tells a claim more than once, the telling with the fewest hedges counts; repeats and boilerplate do
-- not. `is_noted` tells whether the page owned up to an edit: its own date of the last update moved. `since` and
-- `until` are days on which the new version was first seen, both included.
CREATE OR REPLACE MACRO claim_edits(since := NULL, until := NULL) AS TABLE
WITH version AS (
    SELECT
        v.version_id,
        v.first_fetched_at,
        v.updated_at,
        lag(v.version_id) OVER seen AS before_id,
        lag(v.updated_at) OVER seen AS updated_before
    FROM article_version AS v
    SEMI JOIN analysis_run USING (version_id)
    WINDOW seen AS (PARTITION BY v.article_id ORDER BY v.first_fetched_at, v.version_id)
),
edit AS (
    SELECT
        version_id,
        before_id,
        first_fetched_at AS seen_at,
        coalesce(updated_at > updated_before, updated_at IS NOT NULL) AS is_noted
    FROM version
    WHERE before_id IS NOT NULL
        AND (since IS NULL OR first_fetched_at::DATE >= since::DATE)
        AND (until IS NULL OR first_fetched_at::DATE <= until::DATE)
),
-- Whether a claim is boilerplate is noted in current versions alone, and here asked of earlier ones too, as
-- load/counts.sql decides it.
standing AS (
    SELECT p.version_id, p.passage
    FROM passage AS p
    JOIN article_version AS v ON v.version_id = p.version_id
    JOIN boilerplate AS b ON b.hash = p.hash AND b.source = v.source
    WHERE p.field = 'text'
        AND p.version_id IN (SELECT version_id FROM edit UNION ALL SELECT before_id FROM edit)
),
telling AS (
    SELECT
        version_id,
        key,
        any_value(kind) AS kind,
        any_value(subject) AS subject,
        any_value(coalesce(subject_name, subject)) AS subject_name,
        any_value(aspect) AS aspect,
        any_value(value) AS value,
        any_value(unit) AS unit,
        min(len(hedges)) AS hedges,
        bool_and(attribution IS NOT NULL) AS is_attributed,
        arg_min(sentence_start, ("end" - start, sentence_start)) AS sentence_start,
        arg_min(sentence_end, ("end" - start, sentence_start)) AS sentence_end,
        arg_min(field, ("end" - start, sentence_start)) AS field
    FROM claim
    WHERE NOT repeat
        AND version_id IN (SELECT version_id FROM edit UNION ALL SELECT before_id FROM edit)
        AND NOT (
            (version_id, passage) IN (SELECT version_id, passage FROM standing)
            AND (
                subject IS NULL
                OR (version_id, passage, subject) IN (
                    SELECT m.version_id, m.passage, m.entity_id
                    FROM mention AS m
                    SEMI JOIN standing AS s ON s.version_id = m.version_id AND s.passage = m.passage
                )
            )
        )
    GROUP BY version_id, key
),
paired AS (
    SELECT edit, old, new
    FROM edit
    JOIN telling AS old ON old.version_id = edit.before_id
    LEFT JOIN telling AS new ON new.version_id = edit.version_id AND new.key = old.key
    UNION ALL
    SELECT edit, NULL, new
    FROM edit
    JOIN telling AS new ON new.version_id = edit.version_id
    ANTI JOIN telling AS old ON old.version_id = edit.before_id AND old.key = new.key
),
-- The same thing said of the same subject in another figure, where that leaves no doubt.
revalued AS (
    SELECT gone.edit, gone.old, come.new
    FROM paired AS gone
    JOIN paired AS come
        ON come.edit.version_id = gone.edit.version_id
        AND gone.new.key IS NULL
        AND come.old.key IS NULL
        AND gone.old.kind = come.new.kind
        AND gone.old.aspect = come.new.aspect
        AND gone.old.subject IS NOT DISTINCT FROM come.new.subject
        AND gone.old.unit IS NOT DISTINCT FROM come.new.unit
    QUALIFY count(*) OVER (PARTITION BY gone.edit.version_id, gone.old.key) = 1
        AND count(*) OVER (PARTITION BY come.edit.version_id, come.new.key) = 1
),
changed AS (
    SELECT edit, old, new, 'value changed' AS change
    FROM revalued
    UNION ALL
    SELECT
        paired.edit,
        paired.old,
        paired.new,
        CASE
            WHEN paired.old.key IS NULL THEN 'added'
            WHEN paired.new.key IS NULL THEN 'removed'
            WHEN paired.new.hedges < paired.old.hedges THEN 'hedge dropped'
            WHEN paired.new.hedges > paired.old.hedges THEN 'hedge added'
            WHEN paired.old.is_attributed AND NOT paired.new.is_attributed THEN 'attribution dropped'
            WHEN paired.new.is_attributed AND NOT paired.old.is_attributed THEN 'attribution added'
        END
    FROM paired
    ANTI JOIN revalued
        ON revalued.edit.version_id = paired.edit.version_id
        AND (revalued.old.key = paired.old.key OR revalued.new.key = paired.new.key)
)
SELECT
    changed.edit.seen_at,
    a.source,
    changed.change,
    claim_line(said.kind, coalesce(e.name, said.subject_name), said.aspect, said.value, said.unit) AS claim,
    substring(
        CASE changed.old.field WHEN 'title' THEN before.title ELSE before.text END,
        changed.old.sentence_start + 1,
        changed.old.sentence_end - changed.old.sentence_start
    ) AS sentence_before,
    substring(
        CASE changed.new.field WHEN 'title' THEN after.title ELSE after.text END,
        changed.new.sentence_start + 1,
        changed.new.sentence_end - changed.new.sentence_start
    ) AS sentence_after,
    changed.edit.is_noted,
    a.url AS article_url,
    said.key
FROM changed
CROSS JOIN LATERAL (
    SELECT unnest(CASE WHEN changed.new.key IS NULL THEN changed.old ELSE changed.new END)
) AS said
JOIN article_version AS after ON after.version_id = changed.edit.version_id
JOIN article_version AS before ON before.version_id = changed.edit.before_id
JOIN article AS a ON a.article_id = after.article_id
LEFT JOIN entity AS e ON e.entity_id = said.subject
WHERE changed.change IS NOT NULL
ORDER BY changed.edit.seen_at DESC, a.url, changed.change, said.key;
