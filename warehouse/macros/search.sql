-- search(query, entity := NULL, source := NULL, lang := NULL, since := NULL, until := NULL): articles that have
-- the words, in Japanese and English, the best first.
--
-- Blanks divide the query into words, all of which an article must have; `OR` between two asks for either, `-` before one
-- for none of it. "…" is a phrase. A `*` at the end stands for any ending. A word by which a followed thing goes finds its
-- other writings too: the articles that name it.
-- A Japanese word falls into pieces where kanji, katakana and Latin letters meet; an article must have them all, and is
-- better where they stand side by side.
-- `score` is BM25 (Robertson and Walker, 1994) with k1 = 1.2 and b = 0.75; a word in the title counts as three, a
-- length is compared with that of the other articles in the language.
CREATE OR REPLACE MACRO search(query, entity := NULL, source := NULL, lang := NULL, since := NULL, until := NULL) AS TABLE
WITH asked AS MATERIALIZED (
    FROM search_query(query)
),
asked_for AS MATERIALIZED (
    SELECT known.given_name, known.entity_id
    FROM entities_named([entity]) AS known
    WHERE known.given_name IS NOT NULL
),
chosen AS MATERIALIZED (
    SELECT naming.version_id
    FROM naming
    JOIN (
        SELECT coalesce(
            asked_for.entity_id,
            -- Only an unknown name gets here, by the macro that knows how to refuse it.
            (
                SELECT entity_named(missing.given_name)
                FROM (FROM asked_for WHERE entity_id IS NULL) AS missing
            )
        ) AS entity_id
        FROM asked_for
    ) AS one USING (entity_id)
),
total AS MATERIALIZED (
    SELECT count(*) AS articles
    FROM search_document
),
wanted AS (
    SELECT asked.word, asked.piece, asked.step, asked.steps, known.term_id
    FROM asked
    JOIN search_term AS known ON known.term = asked.term
    WHERE NOT asked.is_open
    UNION ALL
    SELECT asked.word, asked.piece, asked.step, asked.steps, known.term_id
    FROM asked
    JOIN search_term AS known ON starts_with(known.term, asked.term)
    WHERE asked.is_open
),
phrases AS (
    SELECT wanted.word, wanted.piece, token.document, token.position - wanted.step AS position
    FROM search_token AS token
    JOIN wanted ON wanted.term_id = token.term_id
    GROUP BY ALL
    HAVING count(*) = any_value(wanted.steps)
),
written AS (
    SELECT
        phrases.word,
        phrases.piece,
        phrases.document,
        count(*) + 2 * count(*) FILTER (WHERE phrases.position < document.title_length) AS times
    FROM phrases
    JOIN search_document AS document ON document.document = phrases.document
    GROUP BY ALL
),
named AS (
    SELECT goes.word, document.document, max(naming.mentions) AS times
    FROM (SELECT DISTINCT asked.word, unnest(asked.names) AS entity_id FROM asked) AS goes
    JOIN naming ON naming.entity_id = goes.entity_id
    JOIN search_document AS document ON document.version_id = naming.version_id
    GROUP BY ALL
),
-- Pieces below 0 are names.
found AS (
    SELECT word, piece, document, times FROM written
    UNION ALL
    SELECT word, -1, document, times FROM named
),
weighed AS (
    SELECT
        found.word,
        found.piece,
        found.document,
        ln(1 + (total.articles - count(*) OVER of_piece + 0.5) / (count(*) OVER of_piece + 0.5))
            * found.times * 2.2
            / (found.times + 1.2 * (0.25 + 0.75 * document.length / usual.length)) AS weight
    FROM found
    CROSS JOIN total
    JOIN search_document AS document ON document.document = found.document
    JOIN (
        SELECT each.lang, greatest(avg(each.length), 1) AS length
        FROM search_document AS each
        GROUP BY each.lang
    ) AS usual ON usual.lang IS NOT DISTINCT FROM document.lang
    WINDOW of_piece AS (PARTITION BY found.word, found.piece)
),
had AS (
    SELECT
        weighed.word,
        any_value(part.choice) AS choice,
        weighed.document,
        greatest(
            coalesce(sum(weighed.weight) FILTER (WHERE weighed.piece >= 0), 0),
            coalesce(max(weighed.weight) FILTER (WHERE weighed.piece < 0), 0)
        ) AS weight
    FROM weighed
    JOIN (
        SELECT asked.word, any_value(asked.choice) AS choice, any_value(asked.pieces) AS pieces, max(asked.piece) AS last_piece
        FROM asked
        GROUP BY asked.word
    ) AS part ON part.word = weighed.word
    GROUP BY weighed.word, weighed.document
    HAVING bool_or(weighed.piece < 0)
        OR count(*) FILTER (WHERE weighed.piece > 0 OR part.last_piece = 0) = any_value(part.pieces)
),
matched AS (
    SELECT had.document, sum(had.weight) AS score
    FROM had
    GROUP BY had.document
    HAVING min(had.choice) > 0
        AND count(DISTINCT had.choice) = (SELECT max(asked.choice) FROM asked)
)
SELECT
    article.url,
    version.title,
    article.source,
    coalesce(version.lang, run.lang) AS lang,
    article.published_at,
    article.day,
    round(matched.score, 3) AS score,
    coalesce(article.story_id, article.article_id) AS story_id
FROM matched
JOIN search_document AS document ON document.document = matched.document
JOIN article ON article.article_id = document.article_id
JOIN article_version AS version ON version.version_id = document.version_id
LEFT JOIN analysis_run AS run ON run.version_id = document.version_id
WHERE (source IS NULL OR article.source = source)
    AND (lang IS NULL OR coalesce(version.lang, run.lang) = lang)
    AND (since IS NULL OR article.day >= since::DATE)
    AND (until IS NULL OR article.day <= until::DATE)
    AND (entity IS NULL OR document.version_id IN (SELECT chosen.version_id FROM chosen))
ORDER BY score DESC, article.published_at DESC NULLS LAST, article.url;
