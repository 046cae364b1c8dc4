-- Segments of analyses, or a part of one: `segment_files` hold them as plain JSON Lines, and
-- `segment_names` tell which each is. They need not find their articles.

CREATE OR REPLACE TEMP TABLE staged AS
SELECT
    * EXCLUDE (filename),
    getvariable('segment_names')[filename] AS segment,
    (md5_number_lower(url || chr(10) || content_hash) >> 1)::BIGINT AS version_id
FROM read_json(
    getvariable('segment_files'),
    filename = true,
    format = 'newline_delimited',
    maximum_object_size = getvariable('longest_line'),
    columns = {
        url: 'VARCHAR', content_hash: 'VARCHAR', lang: 'VARCHAR', rules: 'VARCHAR', models: 'VARCHAR',
        passages: 'STRUCT(
            "index" INTEGER, field VARCHAR, start INTEGER, "end" INTEGER, hash VARCHAR,
            repeat_of INTEGER
        )[]',
        mentions: 'STRUCT(
            entity VARCHAR, name VARCHAR, kind VARCHAR, surface VARCHAR, field VARCHAR,
            start INTEGER, "end" INTEGER, passage INTEGER, method VARCHAR, status VARCHAR,
            family VARCHAR, confidence DOUBLE, repeat BOOLEAN
        )[]',
        claims: 'STRUCT(
            kind VARCHAR, field VARCHAR, start INTEGER, "end" INTEGER, text VARCHAR, passage INTEGER,
            subject VARCHAR, subject_name VARCHAR, aspect VARCHAR, value DOUBLE, unit VARCHAR,
            comparator VARCHAR, baseline VARCHAR, attribution VARCHAR, hedges VARCHAR[],
            hype VARCHAR[], stance VARCHAR, score DOUBLE, "key" VARCHAR, repeat BOOLEAN,
            "range" DOUBLE[], subject_from VARCHAR, confidence DOUBLE, topic VARCHAR, due DATE,
            parts STRUCT(what VARCHAR, amount DOUBLE, words VARCHAR)[]
        )[]',
        ambiguous: 'STRUCT(
            entity VARCHAR, name VARCHAR, kind VARCHAR, surface VARCHAR, field VARCHAR,
            start INTEGER, "end" INTEGER, passage INTEGER, confidence DOUBLE, repeat BOOLEAN
        )[]',
        candidates: 'STRUCT(
            name VARCHAR, kind VARCHAR, maker VARCHAR, cue VARCHAR, field VARCHAR,
            start INTEGER, "end" INTEGER, passage INTEGER, repeat BOOLEAN
        )[]'
    }
);

-- The latest segment has the word, and in it the last line; an older one that comes late says nothing.
CREATE OR REPLACE TEMP TABLE heard AS
SELECT staged.rowid AS line
FROM staged
LEFT JOIN analysis_run AS run ON run.version_id = staged.version_id
WHERE run.segment IS NULL OR run.segment <= staged.segment
QUALIFY row_number() OVER (PARTITION BY staged.version_id ORDER BY staged.segment DESC, staged.rowid DESC) = 1;

CREATE OR REPLACE TEMP VIEW reading AS
SELECT *
FROM staged
WHERE rowid IN (SELECT line FROM heard);

CREATE OR REPLACE TEMP TABLE replaced AS
SELECT version_id
FROM reading
SEMI JOIN analysis_run USING (version_id);

INSERT INTO unsettled
SELECT version_id
FROM reading;

INSERT INTO withdrawn
SELECT DISTINCT hash, NULL
FROM passage
WHERE field = 'text'
    AND version_id IN (SELECT version_id FROM replaced)
UNION ALL
SELECT DISTINCT NULL, entity_id
FROM mention
WHERE version_id IN (SELECT version_id FROM replaced);

DELETE FROM passage WHERE version_id IN (SELECT version_id FROM replaced);
DELETE FROM mention WHERE version_id IN (SELECT version_id FROM replaced);
DELETE FROM claim WHERE version_id IN (SELECT version_id FROM replaced);
DELETE FROM ambiguous_mention WHERE version_id IN (SELECT version_id FROM replaced);
DELETE FROM candidate WHERE version_id IN (SELECT version_id FROM replaced);

INSERT INTO analysis_run
SELECT version_id, segment, lang, rules, coalesce(models, '')
FROM reading
ON CONFLICT (version_id) DO UPDATE SET
    segment = excluded.segment,
    lang = excluded.lang,
    rules = excluded.rules,
    models = excluded.models;

INSERT INTO passage
SELECT version_id, p."index", p.field, p.start, p."end", p.hash, p.repeat_of
FROM (SELECT version_id, unnest(passages) AS p FROM reading);

INSERT INTO mention
SELECT
    version_id,
    m.entity,
    m.name,
    m.kind,
    m.family,
    m.surface,
    m.field,
    m.start,
    m."end",
    m.passage,
    passages[m.passage + 1].start,
    passages[m.passage + 1]."end",
    m.method,
    coalesce(m.status, 'known'),
    coalesce(m.confidence, 1),
    coalesce(m.repeat, false),
    false
FROM (SELECT version_id, passages, unnest(mentions) AS m FROM reading);

INSERT INTO claim
SELECT
    version_id,
    c.kind,
    c.field,
    c.start,
    c."end",
    c.text,
    c.passage,
    passages[c.passage + 1].start,
    passages[c.passage + 1]."end",
    c.subject,
    c.subject_name,
    c.aspect,
    c.value,
    c.unit,
    c.comparator,
    c."range",
    c.baseline,
    c.attribution,
    coalesce(c.hedges, []),
    coalesce(c.hype, []),
    c.stance,
    c.score,
    c."key",
    coalesce(c.repeat, false),
    false,
    c.subject_from,
    coalesce(c.confidence, 1),
    c.topic,
    c.due,
    coalesce(c.parts, [])
FROM (SELECT version_id, passages, unnest(claims) AS c FROM reading);

INSERT INTO ambiguous_mention
SELECT
    version_id,
    m.entity,
    m.name,
    m.kind,
    m.surface,
    m.field,
    m.start,
    m."end",
    m.passage,
    passages[m.passage + 1].start,
    passages[m.passage + 1]."end",
    m.confidence,
    coalesce(m.repeat, false)
FROM (SELECT version_id, passages, unnest(ambiguous) AS m FROM reading);

INSERT INTO candidate
SELECT
    version_id,
    c.name,
    fold_name(c.name),
    c.kind,
    c.maker,
    c.cue,
    c.field,
    c.start,
    c."end",
    c.passage,
    passages[c.passage + 1].start,
    passages[c.passage + 1]."end",
    coalesce(c.repeat, false)
FROM (SELECT version_id, passages, unnest(candidates) AS c FROM reading);
