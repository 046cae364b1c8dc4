-- movements(days := 28, source := NULL, lang := NULL, as_of := NULL): how every entity fares in the `days` days up to
-- the day `as_of` (today without it), beside as many days before and beside its own baseline, the 12 such periods
-- before: what rising(), falling() and new_entities() show parts of. One row an entity that is named in any of them.
--
-- `score` is the burst of compare(): 2 * (sqrt(x) - sqrt(e)), e from the share of as many days before; NULL where
-- nothing was published then.
-- `p_rise` and `p_fall` are the probabilities of as many stories or more, as few or fewer, if the entity's share of all
-- stories were what it was in the baseline: of two Poisson counts, the later given their sum is binomial (Przyborowski
-- and Wilenski, 1940), so that a short baseline is no certainty. Stories, since copies are not independent. Both are
-- corrected for the number of entities looked at (Benjamini and Hochberg, 1995): of those below 0.05, 1 of 20 is chance.
-- NULL where nothing was published in the baseline or since.
CREATE OR REPLACE MACRO movements(days := 28, source := NULL, lang := NULL, as_of := NULL) AS TABLE
WITH given AS MATERIALIZED (
    SELECT coalesce(as_of::DATE, project_today()) AS today, days::INTEGER AS period
),
heard AS MATERIALIZED (
    SELECT
        a.story_id,
        a.day > given.today - given.period AS is_now,
        a.day > given.today - 2 * given.period AND NOT is_now AS is_before,
        a.day > given.today - 13 * given.period AND NOT is_now AS is_baseline
    FROM articles_read(source, lang) AS a, given
    WHERE a.day <= given.today
),
total AS (
    SELECT
        count(*) FILTER (WHERE heard.is_now) AS n_now,
        count(*) FILTER (WHERE heard.is_before) AS n_before,
        count(DISTINCT heard.story_id) FILTER (WHERE heard.is_now) AS stories_now,
        count(DISTINCT heard.story_id) FILTER (WHERE heard.is_baseline) AS stories_baseline,
        CASE
            WHEN stories_now > 0 AND stories_baseline > 0 THEN stories_now / (stories_now + stories_baseline)
        END AS part_now
    FROM heard
),
counted AS (
    SELECT
        n.entity_id AS named_id,
        count(*) FILTER (WHERE n.day > given.today - given.period) AS x_now,
        count(*) FILTER (WHERE n.day BETWEEN given.today - 2 * given.period + 1 AND given.today - given.period)
            AS x_before,
        count(DISTINCT n.story_id) FILTER (WHERE n.day > given.today - given.period) AS stories,
        count(DISTINCT n.story_id)
            FILTER (WHERE n.day BETWEEN given.today - 13 * given.period + 1 AND given.today - given.period)
            AS stories_baseline,
        count(DISTINCT n.source) FILTER (WHERE n.day > given.today - given.period) AS sources,
        min(n.day) AS first_day,
        arg_min(n.source, n.day) AS first_source
    FROM named_by(source, lang) AS n
    CROSS JOIN given
    WHERE n.day <= given.today
    GROUP BY n.entity_id
    HAVING bool_or(n.day > given.today - 13 * given.period)
),
judged AS (
    SELECT
        c.*,
        c.x_now / nullif(total.n_now, 0) AS share,
        c.x_before / nullif(total.n_before, 0) AS share_before,
        CASE
            WHEN total.n_before > 0
                THEN round(
                    2 * (sqrt(c.x_now) - sqrt(total.n_now * (c.x_before + 0.5) / (total.n_before + 1))), 2
                )
        END AS score,
        binomial_tail(c.stories, c.stories + c.stories_baseline, total.part_now) AS p_more,
        binomial_tail(c.stories_baseline, c.stories + c.stories_baseline, 1 - total.part_now) AS p_fewer
    FROM counted AS c
    CROSS JOIN total
),
ranked AS (
    SELECT
        judged.*,
        count(*) OVER () AS looked_at,
        row_number() OVER (ORDER BY judged.p_more, judged.named_id) AS rank_more,
        row_number() OVER (ORDER BY judged.p_fewer, judged.named_id) AS rank_fewer
    FROM judged
)
SELECT
    r.named_id AS entity,
    called.name,
    called.kind,
    r.x_now AS articles,
    r.x_before AS articles_before,
    r.stories,
    r.stories_baseline,
    r.sources,
    r.share,
    r.share_before,
    r.score,
    CASE
        WHEN r.p_more IS NOT NULL
            THEN least(1, min(r.p_more * r.looked_at / r.rank_more) OVER (ORDER BY r.rank_more DESC))
    END AS p_rise,
    CASE
        WHEN r.p_fewer IS NOT NULL
            THEN least(1, min(r.p_fewer * r.looked_at / r.rank_fewer) OVER (ORDER BY r.rank_fewer DESC))
    END AS p_fall,
    r.first_day,
    r.first_source
FROM ranked AS r
JOIN entity AS called ON called.entity_id = r.named_id
ORDER BY r.score DESC NULLS LAST, r.x_now DESC, called.name, r.named_id;
