-- Every claim in the current versions of articles. Those with `is_repeat` or
-- `is_boilerplate` are not counted. `rules` and `models` are those that read it.
CREATE OR REPLACE VIEW claims AS
SELECT
    a.url AS article_url,
    v.title AS article_title,
    a.source,
    coalesce(v.lang, r.lang) AS lang,
    a.published_at,
    a.day,
    c.kind,
    c.subject,
    coalesce(e.name, c.subject_name) AS subject_name,
    c.subject_from,
    c.confidence,
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
    coalesce(c.parts, []) AS parts,
    c.key,
    claim_line(c.kind, coalesce(e.name, c.subject_name), c.aspect, c.value, c.unit) AS claim,
    c.text,
    substring(
        CASE c.field WHEN 'title' THEN v.title ELSE v.text END,
        c.sentence_start + 1,
        c.sentence_end - c.sentence_start
    ) AS sentence,
    c.start,
    c."end",
    c.field,
    c.repeat AS is_repeat,
    c.boilerplate AS is_boilerplate,
    coalesce(a.story_id, a.article_id) AS story_id,
    r.rules,
    r.models
FROM claim AS c
JOIN article AS a USING (version_id)
JOIN article_version AS v USING (version_id)
LEFT JOIN analysis_run AS r USING (version_id)
LEFT JOIN entity AS e ON e.entity_id = c.subject;

COMMENT ON COLUMN claims.article_url IS 'Canonical URL of the article';
COMMENT ON COLUMN claims.article_title IS 'Its headline';
COMMENT ON COLUMN claims.source IS 'Source that it was found by';
COMMENT ON COLUMN claims.lang IS 'ja, en, another ISO 639-1 code, or NULL: as declared, else as it was read';
COMMENT ON COLUMN claims.published_at IS 'When it was published; NULL where unknown';
COMMENT ON COLUMN claims.day IS 'Day of publication in the project''s time zone; NULL where it is not known to the day';
COMMENT ON COLUMN claims.kind IS 'quantity, superlative, hype or prediction';
COMMENT ON COLUMN claims.subject IS 'Id of the entity that it is about; NULL where it is about none that is followed';
COMMENT ON COLUMN claims.subject_name IS 'Name of its subject, listed or not; NULL without one';
COMMENT ON COLUMN claims.subject_from IS 'How the subject was found: clause, structure, pronoun, paragraph, figure, title or article';
COMMENT ON COLUMN claims.confidence IS '0 to 1: how sure it is that the claim is about its subject, or about nothing that is followed';
COMMENT ON COLUMN claims.topic IS 'What a claim without a subject is said of, in the words of the text';
COMMENT ON COLUMN claims.aspect IS 'What is claimed: performance, cost, efficiency, capacity, adoption …';
COMMENT ON COLUMN claims.value IS 'The figure, in unit; NULL where none is given';
COMMENT ON COLUMN claims.unit IS 'x, %, W, GB, USD …; NULL without a figure';
COMMENT ON COLUMN claims.comparator IS '= exactly, <= up to, >= at least, ~ about';
COMMENT ON COLUMN claims."range" IS 'Both ends, where a range is given';
COMMENT ON COLUMN claims.baseline IS 'What it is compared with, in the words of the text; NULL where it is not said';
COMMENT ON COLUMN claims.attribution IS 'Who says so, in the words of the text; NULL where the article itself does';
COMMENT ON COLUMN claims.hedges IS 'Words that weaken it, like up to or 最大';
COMMENT ON COLUMN claims.hype IS 'Words that make it louder than its figure';
COMMENT ON COLUMN claims.stance IS 'asserted, reported, hedged, questioned or negated';
COMMENT ON COLUMN claims.due IS 'Of a prediction: the last day by which it must have come true';
COMMENT ON COLUMN claims.score IS '0 to 1: how loud it is for how little stands behind it';
COMMENT ON COLUMN claims.parts IS 'What makes up the score: what, amount (above 0 hype, below 0 support) and words of the text';
COMMENT ON COLUMN claims.key IS 'The same for sentences that claim the same';
COMMENT ON COLUMN claims.claim IS 'The claim in one line';
COMMENT ON COLUMN claims.text IS 'The words that state it';
COMMENT ON COLUMN claims.sentence IS 'The sentence, heading or list item that it stands in';
COMMENT ON COLUMN claims.start IS 'First code point in the field, from 0';
COMMENT ON COLUMN claims."end" IS 'Code point after the last';
COMMENT ON COLUMN claims.field IS 'title or text: what start and end count in';
COMMENT ON COLUMN claims.is_repeat IS 'Whether its sentence repeats an earlier one of the article; not counted then';
COMMENT ON COLUMN claims.is_boilerplate IS 'Whether its sentence is boilerplate of the source; not counted then';
COMMENT ON COLUMN claims.story_id IS 'Story that the article tells, the same for all its copies';
COMMENT ON COLUMN claims.rules IS 'Version of the rules that read it';
COMMENT ON COLUMN claims.models IS 'Version of the models that read it; empty without any';
