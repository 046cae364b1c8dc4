-- hype_articles(entity := NULL, since := NULL, until := NULL): how loud the claims of each article are, as hype_index() counts
-- them, of one entity or of all; the loudest first.
CREATE OR REPLACE MACRO hype_articles(entity := NULL, since := NULL, until := NULL) AS TABLE
WITH scored AS (
    SELECT
        h.version_id,
        any_value(h.day) AS day,
        any_value(h.source) AS source,
        any_value(h.article_url) AS article_url,
        avg(h.score) AS score,
        count(*) AS claims,
        count(*) FILTER (WHERE h.has_dropped_hedge) AS hedges_dropped,
        mean_parts(flatten(list(h.parts)), count(*)) AS parts
    FROM tellings_after(entity := entity, since := since, until := until) AS h
    GROUP BY h.version_id
)
SELECT
    v.title AS article_title,
    scored.day,
    scored.source,
    scored.score,
    scored.claims,
    scored.hedges_dropped,
    scored.parts,
    scored.article_url
FROM scored
JOIN article_version AS v ON v.version_id = scored.version_id
ORDER BY scored.score DESC, scored.claims DESC, scored.article_url;
