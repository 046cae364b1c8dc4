-- candidates(since := NULL, until := NULL, min_score := 0): names that nobody lists yet, of all articles or of
-- those published between two days, the likeliest first. Current versions only; repeats and what a source
-- says in article after article are not counted; what the catalogue has come to know is left out.
--
--   score    = evidence * spread * suddenness, 0 to 1
--   evidence = 1 - product over the different cues of (1 - weight), capitals inside a name being one of them
--              wherever it stands; lessened by up to a half where fewer than one occurrence of three has a
--              cue of its own (a common word has one by chance); by up to four fifths, the more of all its
--              occurrences are called a field, a mode, a function and the like; by a fifth for up to four
--              letters, which are as often an abbreviation, a half where no strong cue tells them; and by
--              three quarters where any article spells it out as one
--   spread   = 1 - 0.6 ^ stories * 0.7 ^ (sources - 1)
--   suddenness = 0.6 + 0.4 * x / (x + e): x stories of the period, e as many as the time before would lead
--              to expect; 1 where nothing was published before, or no `since` says where the period begins
--
-- `burst` is the one of rising(), over stories: 2 * (sqrt(x) - sqrt(e)); NULL where there is no before.
CREATE OR REPLACE MACRO candidates(since := NULL, until := NULL, min_score := 0) AS TABLE
WITH weight (cue, weight) AS (
    VALUES
        ('quoted', 0.6),
        ('called', 0.5),
        ('definition', 0.5),
        ('list', 0.5),
        ('apposition', 0.45),
        ('company', 0.45),
        ('such as', 0.45),
        ('recogniser', 0.4),
        ('launch', 0.35),
        ('pair', 0.3),
        ('maker', 0.25),
        ('kind word', 0.2),
        ('version', 0.3),
        ('used', 0.2),
        ('inner capitals', 0.25),
        ('name and number', 0.2),
        ('again', 0),
        ('no name', 0),
        ('abbreviation', 0)
),
looked_at AS MATERIALIZED (
    SELECT
        article.version_id,
        article.article_id,
        coalesce(article.story_id, article.article_id) AS story_id,
        article.source,
        article.url,
        article.day,
        since IS NULL OR article.day >= since::DATE AS is_now
    FROM article
    WHERE (until IS NULL AND since IS NULL)
        OR article.day <= coalesce(until::DATE, article.day)
),
total AS (
    SELECT
        count(DISTINCT story_id) FILTER (WHERE is_now) AS n_now,
        count(DISTINCT story_id) FILTER (WHERE NOT is_now) AS n_before
    FROM looked_at
),
standing AS (
    SELECT p.version_id, p.passage
    FROM passage AS p
    JOIN looked_at AS l ON l.version_id = p.version_id
    JOIN boilerplate AS b ON b.hash = p.hash AND b.source = l.source
    WHERE p.field = 'text'
),
occurrence AS (
    SELECT
        c.folded,
        c.name,
        c.kind,
        c.maker,
        c.cue,
        w.weight,
        c.version_id,
        c.field,
        c.sentence_start,
        c.sentence_end,
        l.article_id,
        l.story_id,
        l.source,
        l.url,
        l.day,
        l.is_now
    FROM candidate AS c
    JOIN looked_at AS l ON l.version_id = c.version_id
    JOIN weight AS w ON w.cue = c.cue
    ANTI JOIN alias ON alias.folded = c.folded
    ANTI JOIN standing ON standing.version_id = c.version_id AND standing.passage = c.passage
    WHERE NOT c.repeat
),
counted AS (
    SELECT
        o.folded,
        mode(o.name ORDER BY o.name) FILTER (WHERE o.is_now) AS name,
        list_sort(list(DISTINCT o.name) FILTER (WHERE o.is_now)) AS writings,
        mode(o.kind ORDER BY o.kind) FILTER (WHERE o.is_now) AS kind,
        mode(o.maker ORDER BY o.maker) FILTER (WHERE o.is_now) AS maker,
        list_sort(list(DISTINCT o.cue) FILTER (WHERE o.is_now AND o.weight > 0)) AS cues,
        list(DISTINCT {cue: o.cue, doubt: 1 - o.weight}) FILTER (
            WHERE o.is_now AND o.cue <> 'inner capitals'
        ) AS doubts,
        count(DISTINCT o.article_id) FILTER (WHERE o.is_now) AS articles,
        count(DISTINCT o.story_id) FILTER (WHERE o.is_now) AS stories,
        count(DISTINCT o.story_id) FILTER (WHERE NOT o.is_now) AS stories_before,
        count(DISTINCT o.source) FILTER (WHERE o.is_now) AS sources,
        count(*) FILTER (WHERE o.is_now) AS n_occurrences,
        count(*) FILTER (WHERE o.is_now AND o.weight > 0) AS n_told,
        count(*) FILTER (WHERE o.cue = 'no name') / count(*) AS denied,
        max(o.weight) FILTER (WHERE o.is_now) AS strongest,
        bool_or(o.cue = 'abbreviation') AS is_abbreviation,
        min(o.day) AS first_seen,
        max(o.day) AS last_seen,
        arg_max(
            {version_id: o.version_id, field: o.field, s: o.sentence_start, e: o.sentence_end, url: o.url},
            (o.weight, -o.sentence_start)
        ) FILTER (WHERE o.is_now) AS example
    FROM occurrence AS o
    GROUP BY o.folded
    HAVING n_told > 0
),
judged AS (
    SELECT
        counted.*,
        total.n_before,
        total.n_now * (stories_before + 0.5) / (total.n_before + 1) AS expected,
        1
            - coalesce(list_product([d.doubt FOR d IN doubts]), 1)
            * CASE
                WHEN list_contains(cues, 'inner capitals') OR regexp_matches(name, '[a-z][A-Z]') THEN 0.75
                ELSE 1
            END AS evidence,
        1 - pow(0.6, stories) * pow(0.7, sources - 1) AS spread,
        (0.5 + 0.5 * least(1, 3 * n_told / n_occurrences))
            * CASE WHEN NOT regexp_full_match(name, '[A-Z]{2,4}') THEN 1 WHEN strongest < 0.4 THEN 0.5 ELSE 0.8 END
            * CASE WHEN is_abbreviation THEN 0.25 ELSE 1 END
            * (1 - 0.8 * denied) AS steadiness
    FROM counted
    CROSS JOIN total
),
scored AS (
    SELECT
        judged.*,
        CASE WHEN n_before > 0 THEN round(2 * (sqrt(stories) - sqrt(expected)), 2) END AS burst,
        round(
            evidence
                * steadiness
                * spread
                * CASE WHEN n_before > 0 THEN 0.6 + 0.4 * stories / (stories + expected) ELSE 1 END,
            3
        ) AS score
    FROM judged
)
SELECT
    s.folded,
    s.name,
    s.writings,
    s.kind,
    s.maker,
    s.cues,
    s.articles,
    s.stories,
    s.sources,
    s.n_occurrences AS mentions,
    s.first_seen,
    s.last_seen,
    s.burst,
    s.score,
    substring(
        CASE s.example.field WHEN 'title' THEN v.title ELSE v.text END,
        s.example.s + 1,
        s.example.e - s.example.s
    ) AS sentence,
    s.example.url AS article_url
FROM scored AS s
JOIN article_version AS v ON v.version_id = s.example.version_id
WHERE s.score >= min_score
ORDER BY s.score DESC, s.stories DESC, s.n_occurrences DESC, s.folded;
