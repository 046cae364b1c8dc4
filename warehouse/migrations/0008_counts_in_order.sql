-- What questions are asked of, in one place each and in the order in which they ask: an entity's articles and claims by
-- day, with what its articles say of them. So a question about one thing reads a few blocks, and joins nothing large.
-- All of it follows from the other tables; the load makes it with the counts.

ALTER TABLE article ADD COLUMN lang VARCHAR;
COMMENT ON COLUMN article.lang IS 'Language of that version: what the page says, else what it was read in; NULL where unknown';

UPDATE article
SET lang = coalesce(v.lang, r.lang)
FROM article_version AS v
LEFT JOIN analysis_run AS r USING (version_id)
WHERE v.version_id = article.version_id;

DROP TABLE naming;
CREATE TABLE naming (
    entity_id VARCHAR NOT NULL,
    day DATE,
    published_at TIMESTAMPTZ,
    article_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    story_id BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    lang VARCHAR,
    mentions INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL
);
COMMENT ON TABLE naming IS 'Which articles name which entities, and how often: the mentions that count, added up at load';
COMMENT ON COLUMN naming.entity_id IS 'Entity that is named';
COMMENT ON COLUMN naming.day IS 'Day of publication; NULL where it is not known to the day';
COMMENT ON COLUMN naming.published_at IS 'In UTC; NULL where unknown';
COMMENT ON COLUMN naming.article_id IS 'Article';
COMMENT ON COLUMN naming.version_id IS 'Its version in force';
COMMENT ON COLUMN naming.story_id IS 'Story that it tells';
COMMENT ON COLUMN naming.source IS 'Source of that version';
COMMENT ON COLUMN naming.lang IS 'Its language; NULL where unknown';
COMMENT ON COLUMN naming.mentions IS 'Mentions of it, those in repeats and boilerplate left out; never 0';
COMMENT ON COLUMN naming.field IS 'Of the first of them in the text, else in the title: title or text';
COMMENT ON COLUMN naming.start IS 'Its first code point, from 0';
COMMENT ON COLUMN naming.sentence_start IS 'First code point of its passage';
COMMENT ON COLUMN naming.sentence_end IS 'Code point after the last of its passage';

INSERT INTO naming
SELECT
    m.entity_id,
    a.day,
    a.published_at,
    a.article_id,
    a.version_id,
    coalesce(a.story_id, a.article_id),
    a.source,
    a.lang,
    m.mentions,
    m.first.field,
    m.first.start,
    m.first.sentence_start,
    m.first.sentence_end
FROM (
    SELECT
        version_id,
        entity_id,
        count(*) AS mentions,
        arg_min(
            {'field': field, 'start': start, 'sentence_start': sentence_start, 'sentence_end': sentence_end},
            CASE field WHEN 'title' THEN 1::BIGINT << 40 ELSE 0 END + start
        ) AS first
    FROM mention
    WHERE NOT repeat
        AND NOT boilerplate
    GROUP BY ALL
) AS m
JOIN article AS a USING (version_id)
ORDER BY m.entity_id, a.day;

CREATE TABLE counted_claim (
    subject VARCHAR,
    day DATE,
    published_at TIMESTAMPTZ,
    version_id BIGINT NOT NULL,
    story_id BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    article_url VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    subject_name VARCHAR,
    topic VARCHAR,
    aspect VARCHAR NOT NULL,
    value DOUBLE,
    unit VARCHAR,
    comparator VARCHAR,
    range DOUBLE[],
    baseline VARCHAR,
    attribution VARCHAR,
    hedges VARCHAR[] NOT NULL,
    hype VARCHAR[] NOT NULL,
    stance VARCHAR NOT NULL,
    due DATE,
    score DOUBLE NOT NULL,
    parts STRUCT(what VARCHAR, amount DOUBLE, words VARCHAR)[],
    key VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence VARCHAR NOT NULL
);
COMMENT ON TABLE counted_claim IS 'The claims of current versions that count, with what their articles say of them, made at load';
COMMENT ON COLUMN counted_claim.subject IS 'Entity that it is about; NULL where it is none that is followed';
COMMENT ON COLUMN counted_claim.day IS 'Day of publication; NULL where it is not known to the day';
COMMENT ON COLUMN counted_claim.published_at IS 'In UTC; NULL where unknown';
COMMENT ON COLUMN counted_claim.version_id IS 'Article version';
COMMENT ON COLUMN counted_claim.story_id IS 'Story that the article tells';
COMMENT ON COLUMN counted_claim.source IS 'Source of the article';
COMMENT ON COLUMN counted_claim.origin IS 'Source that published the story first';
COMMENT ON COLUMN counted_claim.article_url IS 'Canonical URL of the article';
COMMENT ON COLUMN counted_claim.kind IS 'As in claim, like all that is not said of below';
COMMENT ON COLUMN counted_claim.subject_name IS 'The name of the subject when it was read';
COMMENT ON COLUMN counted_claim.topic IS 'What a claim without a subject is said of';
COMMENT ON COLUMN counted_claim.aspect IS 'What is said to be so';
COMMENT ON COLUMN counted_claim.value IS 'The figure, normalised';
COMMENT ON COLUMN counted_claim.unit IS 'x, %, USD, GB/s, …';
COMMENT ON COLUMN counted_claim.comparator IS '= exactly, <= up to, >= at least, ~ about';
COMMENT ON COLUMN counted_claim.range IS 'Both ends where a range is given';
COMMENT ON COLUMN counted_claim.baseline IS 'What it is compared with';
COMMENT ON COLUMN counted_claim.attribution IS 'Who is said to say so; NULL where the writer does';
COMMENT ON COLUMN counted_claim.hedges IS 'Words that weaken it';
COMMENT ON COLUMN counted_claim.hype IS 'Words that inflate it';
COMMENT ON COLUMN counted_claim.stance IS 'asserted, reported, hedged, questioned or negated';
COMMENT ON COLUMN counted_claim.due IS 'Of a prediction: the last day by which it must have come true';
COMMENT ON COLUMN counted_claim.score IS '0 to 1';
COMMENT ON COLUMN counted_claim.parts IS 'What makes up the score';
COMMENT ON COLUMN counted_claim.key IS 'The same for the same claim';
COMMENT ON COLUMN counted_claim.field IS 'title or text: what the offsets count in';
COMMENT ON COLUMN counted_claim.start IS 'First code point, from 0';
COMMENT ON COLUMN counted_claim."end" IS 'Code point after the last';
COMMENT ON COLUMN counted_claim.sentence_start IS 'First code point of the sentence';
COMMENT ON COLUMN counted_claim.sentence IS 'The sentence that it stands in; kept here so that nothing reads a text for it';

INSERT INTO counted_claim
SELECT
    c.subject,
    a.day,
    a.published_at,
    a.version_id,
    coalesce(a.story_id, a.article_id),
    a.source,
    coalesce(o.source, a.source),
    a.url,
    c.kind,
    c.subject_name,
    c.topic,
    c.aspect,
    c.value,
    c.unit,
    c.comparator,
    c.range,
    c.baseline,
    c.attribution,
    c.hedges,
    c.hype,
    c.stance,
    c.due,
    c.score,
    c.parts,
    c.key,
    c.field,
    c.start,
    c."end",
    c.sentence_start,
    substring(CASE c.field WHEN 'title' THEN v.title ELSE v.text END, c.sentence_start + 1, c.sentence_end - c.sentence_start)
FROM claim AS c
JOIN article AS a ON a.version_id = c.version_id
JOIN article_version AS v ON v.version_id = c.version_id
LEFT JOIN article AS o ON o.article_id = a.story_id
WHERE NOT c.repeat
    AND NOT c.boilerplate
ORDER BY c.subject, a.day;

CREATE TABLE published_articles (
    day DATE,
    source VARCHAR NOT NULL,
    lang VARCHAR,
    articles BIGINT NOT NULL
);
COMMENT ON TABLE published_articles IS 'How many articles each source published on each day, by language: what shares divide by';
COMMENT ON COLUMN published_articles.day IS 'Day of publication; NULL where it is not known to the day';
COMMENT ON COLUMN published_articles.source IS 'Source';
COMMENT ON COLUMN published_articles.lang IS 'Language; NULL where unknown';
COMMENT ON COLUMN published_articles.articles IS 'Articles; never 0';

INSERT INTO published_articles
SELECT day, source, lang, count(*)
FROM article
GROUP BY ALL
ORDER BY day, source, lang;

COMMENT ON COLUMN setting.key IS 'time_zone: where days are counted; definitions: digest of views and macros; stories, search: segments and rules that the stories and the index of full text were made from; unsorted keys, tokens, namings, claims: the number at the end of meeting, search_token, naming and counted_claim that are in no order';
