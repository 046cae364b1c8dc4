-- What was seen of each source on each day: articles by the day they were published on, requests by the
-- day they were made on. A source without requests was silent on our side, not on its own.
CREATE OR REPLACE VIEW coverage AS
WITH written AS (
    SELECT source, day, count(*) AS articles
    FROM article
    WHERE day IS NOT NULL
    GROUP BY source, day
),
asked AS (
    SELECT
        source,
        day,
        count(*) AS fetches,
        count(*) FILTER (WHERE outcome = 'new') AS new,
        count(*) FILTER (WHERE outcome = 'changed') AS changed,
        count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged,
        count(*) FILTER (WHERE outcome = 'not-article') AS not_article,
        count(*) FILTER (WHERE outcome = 'refused') AS refused,
        count(*) FILTER (WHERE outcome = 'failed') AS failed
    FROM "fetch"
    WHERE source <> ''
    GROUP BY source, day
)
SELECT
    source,
    day,
    coalesce(articles, 0) AS articles,
    coalesce(fetches, 0) AS fetches,
    coalesce(new, 0) AS new,
    coalesce(changed, 0) AS changed,
    coalesce(unchanged, 0) AS unchanged,
    coalesce(not_article, 0) AS not_article,
    coalesce(refused, 0) AS refused,
    coalesce(failed, 0) AS failed
FROM written
FULL JOIN asked USING (source, day);

COMMENT ON COLUMN coverage.source IS 'Source';
COMMENT ON COLUMN coverage.day IS 'Day in the project''s time zone';
COMMENT ON COLUMN coverage.articles IS 'Articles that were published on that day';
COMMENT ON COLUMN coverage.fetches IS 'Requests that were made on that day; 0 is a silence on our side';
COMMENT ON COLUMN coverage.new IS 'Those that brought a new article';
COMMENT ON COLUMN coverage.changed IS 'Those that brought another wording of a known one';
COMMENT ON COLUMN coverage.unchanged IS 'Those that found nothing changed';
COMMENT ON COLUMN coverage.not_article IS 'Those that brought a page without an article';
COMMENT ON COLUMN coverage.refused IS 'Those that were forbidden, by robots.txt or by a rule of ours';
COMMENT ON COLUMN coverage.failed IS 'Those that failed';
