-- What reading finds beside what counts: names whose sense stays open, names that nobody lists yet, and the
-- passages that a source repeats in article after article.

ALTER TABLE entity ADD COLUMN wikidata VARCHAR;
ALTER TABLE entity ADD COLUMN since VARCHAR;
COMMENT ON COLUMN entity.wikidata IS 'Its item in Wikidata, like Q182477';
COMMENT ON COLUMN entity.since IS 'Year, month or day from which its name means it, as far as it is known';

CREATE TABLE ambiguous_mention (
    version_id BIGINT NOT NULL,
    entity_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    surface VARCHAR NOT NULL,
    field VARCHAR NOT NULL CHECK (field IN ('title', 'text')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    confidence DOUBLE NOT NULL,
    repeat BOOLEAN NOT NULL
);
COMMENT ON TABLE ambiguous_mention IS 'Spans that may name a followed thing, but more likely do not: kept, and counted nowhere';
COMMENT ON COLUMN ambiguous_mention.version_id IS 'Article version';
COMMENT ON COLUMN ambiguous_mention.entity_id IS 'Entity that it may name';
COMMENT ON COLUMN ambiguous_mention.name IS 'Its name when it was read';
COMMENT ON COLUMN ambiguous_mention.kind IS 'Its kind when it was read';
COMMENT ON COLUMN ambiguous_mention.surface IS 'As it is written there';
COMMENT ON COLUMN ambiguous_mention.field IS 'title or text: what the offsets count in';
COMMENT ON COLUMN ambiguous_mention.start IS 'First code point, from 0';
COMMENT ON COLUMN ambiguous_mention."end" IS 'Code point after the last';
COMMENT ON COLUMN ambiguous_mention.passage IS 'Passage of the version that it stands in';
COMMENT ON COLUMN ambiguous_mention.sentence_start IS 'First code point of that passage';
COMMENT ON COLUMN ambiguous_mention.sentence_end IS 'Code point after its last';
COMMENT ON COLUMN ambiguous_mention.confidence IS '0 to 1, below what counts as a mention';
COMMENT ON COLUMN ambiguous_mention.repeat IS 'Whether its passage repeats an earlier one';

CREATE TABLE candidate (
    version_id BIGINT NOT NULL,
    name VARCHAR NOT NULL,
    folded VARCHAR NOT NULL,
    kind VARCHAR,
    maker VARCHAR,
    cue VARCHAR NOT NULL,
    field VARCHAR NOT NULL CHECK (field IN ('title', 'text')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    repeat BOOLEAN NOT NULL
);
COMMENT ON TABLE candidate IS 'Spans that look like the name of something that is in no list yet';
COMMENT ON COLUMN candidate.version_id IS 'Article version';
COMMENT ON COLUMN candidate.name IS 'As it is written there';
COMMENT ON COLUMN candidate.folded IS 'fold_name(name): what makes two writings one candidate';
COMMENT ON COLUMN candidate.kind IS 'What the words around it say that it is; NULL where they do not';
COMMENT ON COLUMN candidate.maker IS 'Entity that the words around it name as its maker; NULL where they do not';
COMMENT ON COLUMN candidate.cue IS 'What gave it away: the shape or the context';
COMMENT ON COLUMN candidate.field IS 'title or text: what the offsets count in';
COMMENT ON COLUMN candidate.start IS 'First code point, from 0';
COMMENT ON COLUMN candidate."end" IS 'Code point after the last';
COMMENT ON COLUMN candidate.passage IS 'Passage of the version that it stands in';
COMMENT ON COLUMN candidate.sentence_start IS 'First code point of that passage';
COMMENT ON COLUMN candidate.sentence_end IS 'Code point after its last';
COMMENT ON COLUMN candidate.repeat IS 'Whether its passage repeats an earlier one';

-- What a source repeats, and what keeps the counts true while articles come, change and become copies: which
-- versions have changed since the counts were last settled, and what readings that were replaced have held.
CREATE TABLE boilerplate (
    source VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    is_heading BOOLEAN NOT NULL,
    stories INTEGER NOT NULL,
    articles INTEGER NOT NULL
);
COMMENT ON TABLE boilerplate IS 'Passages that a source repeats in article after article; what they mention is not counted';
COMMENT ON COLUMN boilerplate.source IS 'Source';
COMMENT ON COLUMN boilerplate.hash IS 'passage.hash of it';
COMMENT ON COLUMN boilerplate.sentence IS 'How one of the articles writes it';
COMMENT ON COLUMN boilerplate.is_heading IS 'Whether it is no sentence, but a line that stands above one';
COMMENT ON COLUMN boilerplate.stories IS 'Stories of the source that hold it';
COMMENT ON COLUMN boilerplate.articles IS 'Articles of the source that hold it';

-- Without NOT NULL: DuckDB 1.5 fails to add that to a table with rows in the same transaction (2026-11).
ALTER TABLE mention ADD COLUMN boilerplate BOOLEAN DEFAULT false;
ALTER TABLE claim ADD COLUMN boilerplate BOOLEAN DEFAULT false;
COMMENT ON COLUMN mention.boilerplate IS 'Whether its passage is boilerplate of the source; such mentions are not counted';
COMMENT ON COLUMN claim.boilerplate IS 'Whether its passage is boilerplate of the source; such claims are not counted';
COMMENT ON TABLE naming IS 'How often each article version names each entity: the mentions that count, added up at load';
COMMENT ON COLUMN naming.mentions IS 'Mentions of it, those in repeats and boilerplate left out; never 0';

CREATE TABLE unsettled (version_id BIGINT NOT NULL);
COMMENT ON TABLE unsettled IS 'Article versions that were read, came, changed place or story since the counts were settled';
COMMENT ON COLUMN unsettled.version_id IS 'Article version; one may stand here more than once';

CREATE TABLE withdrawn (
    hash VARCHAR,
    entity_id VARCHAR
);
COMMENT ON TABLE withdrawn IS 'What readings held that were replaced since the counts were settled';
COMMENT ON COLUMN withdrawn.hash IS 'passage.hash of a passage, or NULL';
COMMENT ON COLUMN withdrawn.entity_id IS 'Entity that was mentioned, or NULL';

INSERT INTO unsettled
SELECT version_id
FROM analysis_run;
