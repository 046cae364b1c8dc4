-- Articles number `first` to `last` as they were published: `wording` is the article whose words they have, their own
-- number or, of a copy, that of one of the forty before.

CREATE OR REPLACE TEMP MACRO is_copy(number) AS number > 50 AND hash(number, 'copy') % 10 = 0;

CREATE OR REPLACE TEMP MACRO own_source(number) AS
floor(exp((hash(number, 'source') % 1000000) / 1e6 * ln(getvariable('sources') + 1)))::INTEGER;

CREATE OR REPLACE TEMP TABLE numbered AS
SELECT
    number,
    CASE WHEN is_copy(number) AND NOT is_copy(original) THEN original ELSE number END AS wording,
    -- Of five sources in a row two are Japanese: a copy is in the language of its original.
    CASE
        WHEN wording = number THEN own_source(number)
        ELSE (own_source(wording) - 1 + 5 * (1 + hash(number, 'copied by') % (getvariable('sources') // 5 - 1)))
            % getvariable('sources') + 1
    END AS source_number
FROM (
    SELECT number, number - 1 - (hash(number, 'original') % 40)::BIGINT AS original
    FROM range(getvariable('first'), getvariable('last')) AS r(number)
);

CREATE OR REPLACE TEMP TABLE written AS
SELECT
    n.number,
    n.wording,
    format('source{:03}', n.source_number) AS source,
    CASE WHEN n.source_number % 5 < 2 THEN 'ja' ELSE 'en' END AS lang,
    format('https://source{:03}.test/{}', n.source_number, n.number) AS url,
    (md5_number_lower(url) >> 1)::BIGINT AS article_id,
    format('{:016x}', hash(n.wording, 'content')) AS content_hash,
    (md5_number_lower(url || chr(10) || content_hash) >> 1)::BIGINT AS version_id,
    p.number AS day_number,
    -- In the order of their numbers, from morning to night in Tokyo; one of a hundred is undated.
    timezone('Asia/Tokyo', p.day::TIMESTAMP + to_seconds(86000 * (n.number - p.first_article) // p.articles)) AS moment,
    CASE WHEN hash(n.number, 'undated') % 100 > 0 THEN moment END AS published_at,
    CASE WHEN published_at IS NULL THEN 'unknown' ELSE 'second' END AS date_precision,
    CASE WHEN published_at IS NOT NULL THEN p.day END AS day,
    moment + to_minutes((hash(n.number, 'fetched') % 600)::BIGINT) AS fetched_at
FROM numbered AS n
ASOF JOIN (FROM pace WHERE articles > 0) AS p ON n.number >= p.first_article;

-- Of copies, what names the article that they are copied from.
CREATE OR REPLACE TEMP TABLE copied AS
SELECT w.article_id, (md5_number_lower(format('https://source{:03}.test/{}', own_source(w.wording), w.wording)) >> 1)::BIGINT AS copy_of
FROM written AS w
WHERE w.wording <> w.number;
