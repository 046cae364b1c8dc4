-- Sources: what came from each, and whether it still speaks.
CREATE OR REPLACE VIEW sources AS
WITH written AS (
    SELECT
        source,
        count(*) AS articles,
        count(*) FILTER (WHERE day IS NULL) AS undated,
        min(day) AS first_day,
        max(day) AS last_day
    FROM article
    GROUP BY source
),
asked AS (
    SELECT
        source,
        count(*) AS fetches,
        count(*) FILTER (WHERE outcome = 'failed') AS failed,
        max(fetched_at) FILTER (WHERE outcome NOT IN ('failed', 'refused')) AS last_answer_at,
        arg_max(reason, fetched_at) FILTER (WHERE outcome = 'failed') AS last_failure
    FROM "fetch"
    GROUP BY source
)
SELECT
    s.source,
    s.title,
    s.lang,
    s.tier,
    coalesce(w.articles, 0) AS articles,
    coalesce(w.undated, 0) AS undated,
    w.first_day,
    w.last_day,
    coalesce(f.fetches, 0) AS fetches,
    coalesce(f.failed, 0) AS failed,
    f.last_answer_at,
    f.last_failure
FROM source AS s
LEFT JOIN written AS w USING (source)
LEFT JOIN asked AS f USING (source);

COMMENT ON COLUMN sources.source IS 'Short name, as in sources.yaml';
COMMENT ON COLUMN sources.title IS 'Name for people';
COMMENT ON COLUMN sources.lang IS 'Language of its pages, where it is declared';
COMMENT ON COLUMN sources.tier IS 'vendor, press, community or aggregator; NULL where no run has declared it';
COMMENT ON COLUMN sources.articles IS 'Articles from it';
COMMENT ON COLUMN sources.undated IS 'Those of them that are not known to the day';
COMMENT ON COLUMN sources.first_day IS 'Day of publication of its earliest article';
COMMENT ON COLUMN sources.last_day IS 'Day of publication of its latest article';
COMMENT ON COLUMN sources.fetches IS 'Requests that were made for it';
COMMENT ON COLUMN sources.failed IS 'Those of them that failed';
COMMENT ON COLUMN sources.last_answer_at IS 'When it last answered';
COMMENT ON COLUMN sources.last_failure IS 'Why the latest failed request failed; NULL where none did';
