-- The tables. They are written by the load alone; people read the views and macros.
--
-- Identities are hashes of what a thing is (63 bits of the MD5 of its URL), not numbers from a
-- sequence: the same whatever the order of loading, so that an analysis may arrive before its article,
-- a rebuilt warehouse equals the old one, and loading twice changes nothing. Two of 10 million
-- articles share one with a probability of 1 in 200,000.
--
-- Rows that are replaced as a group (passage, mention, naming, claim) have no primary key: DuckDB's index
-- would refuse a key that is deleted and inserted again in one transaction, and cost half of the load.
-- Foreign keys are left out for the same reason; the load keeps them true and tests look.

CREATE TABLE schema_version (
    version INTEGER PRIMARY KEY,
    migrated_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE schema_version IS 'Migrations that this file has gone through';
COMMENT ON COLUMN schema_version.version IS 'Number of the migration';
COMMENT ON COLUMN schema_version.migrated_at IS 'When, in UTC';

CREATE TABLE setting (
    key VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE setting IS 'What the warehouse was built with';
COMMENT ON COLUMN setting.key IS 'time_zone: where days are counted; definitions: digest of views and macros; stories: segments that the stories were made from';
COMMENT ON COLUMN setting.value IS 'As text';

CREATE TABLE segment (
    kind VARCHAR NOT NULL CHECK (kind IN ('articles', 'analyses', 'fetches')),
    name VARCHAR NOT NULL,
    rows BIGINT NOT NULL,
    loaded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, name)
);
COMMENT ON TABLE segment IS 'Segment files that were loaded; what stands here is never loaded again';
COMMENT ON COLUMN segment.kind IS 'articles, analyses or fetches';
COMMENT ON COLUMN segment.name IS 'File name; names sort by time';
COMMENT ON COLUMN segment.rows IS 'Lines';
COMMENT ON COLUMN segment.loaded_at IS 'When, in UTC';

CREATE TABLE source (
    source VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL DEFAULT '',
    lang VARCHAR,
    tier VARCHAR CHECK (tier IN ('vendor', 'press', 'community', 'aggregator')),
    described_at TIMESTAMPTZ
);
COMMENT ON TABLE source IS 'Places where articles are found';
COMMENT ON COLUMN source.source IS 'Short name, as in sources.yaml';
COMMENT ON COLUMN source.title IS 'Name for people';
COMMENT ON COLUMN source.lang IS 'Language of its pages, where it is declared';
COMMENT ON COLUMN source.tier IS 'vendor, press, community or aggregator; NULL where no run has declared it';
COMMENT ON COLUMN source.described_at IS 'Start of the run that title, language and tier are from, the latest one';

CREATE TABLE crawl_run (
    run_id VARCHAR PRIMARY KEY,
    started_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    outcome VARCHAR
);
COMMENT ON TABLE crawl_run IS 'Runs of the crawler that ended and could say so';
COMMENT ON COLUMN crawl_run.run_id IS 'Name of the run; names sort by time';
COMMENT ON COLUMN crawl_run.started_at IS 'In UTC';
COMMENT ON COLUMN crawl_run.finished_at IS 'In UTC';
COMMENT ON COLUMN crawl_run.outcome IS 'How it ended';

CREATE TABLE "fetch" (
    fetch_id BIGINT PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL,
    day DATE NOT NULL,
    purpose VARCHAR NOT NULL CHECK (purpose IN ('robots', 'feed', 'sitemap', 'listing', 'page')),
    status INTEGER,
    outcome VARCHAR NOT NULL CHECK (outcome IN (
        'new', 'changed', 'unchanged', 'not-article', 'refused', 'failed', 'discovered'
    )),
    reason VARCHAR NOT NULL DEFAULT '',
    bytes BIGINT,
    seconds DOUBLE
);
COMMENT ON TABLE "fetch" IS 'Requests of the crawler and what came of them';
COMMENT ON COLUMN "fetch".fetch_id IS 'Hash of run, source, URL, purpose and time';
COMMENT ON COLUMN "fetch".run_id IS 'Run of the crawler';
COMMENT ON COLUMN "fetch".source IS 'Source on whose behalf; empty for what belongs to a whole host';
COMMENT ON COLUMN "fetch".url IS 'Address that was asked for';
COMMENT ON COLUMN "fetch".fetched_at IS 'In UTC';
COMMENT ON COLUMN "fetch".day IS 'Day of fetched_at in the project''s time zone';
COMMENT ON COLUMN "fetch".purpose IS 'robots, feed, sitemap, listing or page';
COMMENT ON COLUMN "fetch".status IS 'HTTP status; NULL where none came';
COMMENT ON COLUMN "fetch".outcome IS 'new, changed, unchanged, not-article, refused, failed or discovered';
COMMENT ON COLUMN "fetch".reason IS 'Why, in words; empty where the outcome says it all';
COMMENT ON COLUMN "fetch".bytes IS 'Size of the body';
COMMENT ON COLUMN "fetch".seconds IS 'Time from request to the end of the body';

CREATE TABLE article (
    article_id BIGINT PRIMARY KEY,
    url VARCHAR NOT NULL,
    version_id BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    published_at TIMESTAMPTZ,
    day DATE,
    first_fetched_at TIMESTAMPTZ NOT NULL,
    story_id BIGINT
);
COMMENT ON TABLE article IS 'Articles, one an address';
COMMENT ON COLUMN article.article_id IS '63 bits of the MD5 of the URL';
COMMENT ON COLUMN article.url IS 'Canonical URL: the identity of an article';
COMMENT ON COLUMN article.version_id IS 'The version that counts: the one fetched last';
COMMENT ON COLUMN article.source IS 'Source of that version';
COMMENT ON COLUMN article.published_at IS 'Of that version, in UTC; NULL where unknown';
COMMENT ON COLUMN article.day IS 'Day of publication in the project''s time zone; NULL where it is not known to the day';
COMMENT ON COLUMN article.first_fetched_at IS 'When any version was first fetched, in UTC';
COMMENT ON COLUMN article.story_id IS 'Story that it tells; NULL until stories are made';

CREATE TABLE article_version (
    version_id BIGINT PRIMARY KEY,
    article_id BIGINT NOT NULL,
    content_hash VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    description VARCHAR NOT NULL,
    lang VARCHAR,
    authors VARCHAR[] NOT NULL,
    published_at TIMESTAMPTZ,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN (
        'second', 'minute', 'day', 'month', 'unknown'
    )),
    updated_at TIMESTAMPTZ,
    first_fetched_at TIMESTAMPTZ NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL,
    segment VARCHAR NOT NULL,
    other_urls VARCHAR[] NOT NULL,
    provenance MAP(VARCHAR, VARCHAR) NOT NULL,
    warc_file VARCHAR,
    warc_offset BIGINT,
    warc_length BIGINT
);
COMMENT ON TABLE article_version IS 'Articles as they were: one row a wording';
COMMENT ON COLUMN article_version.version_id IS '63 bits of the MD5 of URL and content hash';
COMMENT ON COLUMN article_version.article_id IS 'Article';
COMMENT ON COLUMN article_version.content_hash IS 'Hash of title and text: the same for the same wording';
COMMENT ON COLUMN article_version.source IS 'Source that found it';
COMMENT ON COLUMN article_version.title IS 'Headline';
COMMENT ON COLUMN article_version.text IS 'Paragraphs separated by one newline; offsets count its code points from 0';
COMMENT ON COLUMN article_version.description IS 'What the page says of itself in one or two sentences; may be empty';
COMMENT ON COLUMN article_version.lang IS 'ja, en, another ISO 639-1 code, or NULL';
COMMENT ON COLUMN article_version.authors IS 'By-line, in its order';
COMMENT ON COLUMN article_version.published_at IS 'In UTC; NULL where unknown';
COMMENT ON COLUMN article_version.date_precision IS 'second, minute, day, month or unknown';
COMMENT ON COLUMN article_version.updated_at IS 'What the page says of its last edit, in UTC';
COMMENT ON COLUMN article_version.first_fetched_at IS 'When this wording was first fetched, in UTC';
COMMENT ON COLUMN article_version.fetched_at IS 'When this wording was last fetched, in UTC; the other columns are as of then';
COMMENT ON COLUMN article_version.segment IS 'Segment that the row is from';
COMMENT ON COLUMN article_version.other_urls IS 'Other addresses that led here';
COMMENT ON COLUMN article_version.provenance IS 'Which evidence each field was taken from';
COMMENT ON COLUMN article_version.warc_file IS 'Archive file that holds the bytes';
COMMENT ON COLUMN article_version.warc_offset IS 'Where in it, in bytes';
COMMENT ON COLUMN article_version.warc_length IS 'How long, in bytes';

CREATE TABLE analysis_run (
    version_id BIGINT PRIMARY KEY,
    segment VARCHAR NOT NULL,
    lang VARCHAR,
    rules VARCHAR NOT NULL,
    models VARCHAR NOT NULL
);
COMMENT ON TABLE analysis_run IS 'The reading of each article version that is in force: the one of the latest segment';
COMMENT ON COLUMN analysis_run.version_id IS 'Article version that was read';
COMMENT ON COLUMN analysis_run.segment IS 'Segment of analyses that the reading is from';
COMMENT ON COLUMN analysis_run.lang IS 'Language it was read in';
COMMENT ON COLUMN analysis_run.rules IS 'Version of the rules';
COMMENT ON COLUMN analysis_run.models IS 'Version of the models; empty without any';

CREATE TABLE passage (
    version_id BIGINT NOT NULL,
    passage INTEGER NOT NULL,
    field VARCHAR NOT NULL CHECK (field IN ('title', 'text')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    hash VARCHAR NOT NULL,
    repeat_of INTEGER
);
COMMENT ON TABLE passage IS 'Sentences, headings and list items of article versions';
COMMENT ON COLUMN passage.version_id IS 'Article version';
COMMENT ON COLUMN passage.passage IS 'Number within the version, from 0, the title first';
COMMENT ON COLUMN passage.field IS 'title or text: what the offsets count in';
COMMENT ON COLUMN passage.start IS 'First code point, from 0';
COMMENT ON COLUMN passage."end" IS 'Code point after the last';
COMMENT ON COLUMN passage.hash IS 'Equal for equal sentences anywhere';
COMMENT ON COLUMN passage.repeat_of IS 'The earlier passage of the version that it repeats';

CREATE TABLE story (
    story_id BIGINT PRIMARY KEY,
    title VARCHAR NOT NULL,
    first_published_at TIMESTAMPTZ,
    articles BIGINT NOT NULL,
    sources BIGINT NOT NULL
);
COMMENT ON TABLE story IS 'Stories: articles that tell the same in mostly the same sentences';
COMMENT ON COLUMN story.story_id IS 'The article_id of the earliest of them';
COMMENT ON COLUMN story.title IS 'Headline of the earliest';
COMMENT ON COLUMN story.first_published_at IS 'When the earliest was published, in UTC';
COMMENT ON COLUMN story.articles IS 'Articles that tell it, copies included';
COMMENT ON COLUMN story.sources IS 'Sources that tell it';

CREATE TABLE entity (
    entity_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    maker VARCHAR,
    family VARCHAR,
    generation VARCHAR,
    listed BOOLEAN NOT NULL
);
COMMENT ON TABLE entity IS 'Followed things: those of entities.yaml and those that were found beside them';
COMMENT ON COLUMN entity.entity_id IS 'Short name, like aws-trainium2';
COMMENT ON COLUMN entity.name IS 'Name for people';
COMMENT ON COLUMN entity.kind IS 'company, chip, system, service, model, framework, technology, site or benchmark';
COMMENT ON COLUMN entity.maker IS 'Entity that makes it';
COMMENT ON COLUMN entity.family IS 'Entity that it is a member of';
COMMENT ON COLUMN entity.generation IS 'Which member';
COMMENT ON COLUMN entity.listed IS 'Whether it stands in entities.yaml';

CREATE TABLE alias (
    folded VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL
);
COMMENT ON TABLE alias IS 'Every writing by which an entity can be asked for';
COMMENT ON COLUMN alias.folded IS 'fold_name(alias): width, case, spaces and hyphens gone';
COMMENT ON COLUMN alias.alias IS 'The writing';
COMMENT ON COLUMN alias.entity_id IS 'Entity';
COMMENT ON COLUMN alias.rank IS '0 its id, 1 its name, 2 another writing, 3 the name of an unlisted one: the lowest wins';

CREATE TABLE mention (
    version_id BIGINT NOT NULL,
    entity_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    family VARCHAR,
    surface VARCHAR NOT NULL,
    field VARCHAR NOT NULL CHECK (field IN ('title', 'text')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    method VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('known', 'unlisted')),
    confidence DOUBLE NOT NULL,
    repeat BOOLEAN NOT NULL
);
COMMENT ON TABLE mention IS 'Spans of article versions that name a followed thing';
COMMENT ON COLUMN mention.version_id IS 'Article version';
COMMENT ON COLUMN mention.entity_id IS 'Entity that is named';
COMMENT ON COLUMN mention.name IS 'Its name when it was read';
COMMENT ON COLUMN mention.kind IS 'Its kind when it was read';
COMMENT ON COLUMN mention.family IS 'Of an unlisted name: the family that it seems to belong to';
COMMENT ON COLUMN mention.surface IS 'As it is written there';
COMMENT ON COLUMN mention.field IS 'title or text: what the offsets count in';
COMMENT ON COLUMN mention.start IS 'First code point, from 0';
COMMENT ON COLUMN mention."end" IS 'Code point after the last';
COMMENT ON COLUMN mention.passage IS 'Passage of the version that it stands in';
COMMENT ON COLUMN mention.sentence_start IS 'First code point of that passage; kept here so that views need no join for it';
COMMENT ON COLUMN mention.sentence_end IS 'Code point after its last';
COMMENT ON COLUMN mention.method IS 'alias, short form or generation: how it was found';
COMMENT ON COLUMN mention.status IS 'known, or unlisted: a name that fits but is in no list';
COMMENT ON COLUMN mention.confidence IS '0 to 1';
COMMENT ON COLUMN mention.repeat IS 'Whether its passage repeats an earlier one; such mentions are not counted';

CREATE TABLE naming (
    version_id BIGINT NOT NULL,
    entity_id VARCHAR NOT NULL,
    mentions INTEGER NOT NULL
);
COMMENT ON TABLE naming IS 'How often each article version names each entity: the mentions that count, added up at load';
COMMENT ON COLUMN naming.version_id IS 'Article version';
COMMENT ON COLUMN naming.entity_id IS 'Entity that is named';
COMMENT ON COLUMN naming.mentions IS 'Mentions of it, those in repeated passages left out; never 0';

CREATE TABLE claim (
    version_id BIGINT NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('quantity', 'superlative', 'hype', 'prediction')),
    field VARCHAR NOT NULL CHECK (field IN ('title', 'text')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    passage INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    subject VARCHAR,
    subject_name VARCHAR,
    aspect VARCHAR NOT NULL,
    value DOUBLE,
    unit VARCHAR,
    comparator VARCHAR CHECK (comparator IN ('=', '<=', '>=', '~')),
    range DOUBLE[],
    baseline VARCHAR,
    attribution VARCHAR,
    hedges VARCHAR[] NOT NULL,
    hype VARCHAR[] NOT NULL,
    stance VARCHAR NOT NULL CHECK (stance IN (
        'asserted', 'reported', 'hedged', 'questioned', 'negated'
    )),
    score DOUBLE NOT NULL,
    key VARCHAR NOT NULL,
    repeat BOOLEAN NOT NULL
);
COMMENT ON TABLE claim IS 'What sentences say about how good, fast, cheap, big, first or transforming a thing is';
COMMENT ON COLUMN claim.version_id IS 'Article version';
COMMENT ON COLUMN claim.kind IS 'quantity, superlative, hype or prediction';
COMMENT ON COLUMN claim.field IS 'title or text: what the offsets count in';
COMMENT ON COLUMN claim.start IS 'First code point, from 0';
COMMENT ON COLUMN claim."end" IS 'Code point after the last';
COMMENT ON COLUMN claim.text IS 'The span';
COMMENT ON COLUMN claim.passage IS 'Passage of the version that it stands in';
COMMENT ON COLUMN claim.sentence_start IS 'First code point of that passage; kept here so that views need no join for it';
COMMENT ON COLUMN claim.sentence_end IS 'Code point after its last';
COMMENT ON COLUMN claim.subject IS 'Entity that it is about; NULL where it is none that is followed';
COMMENT ON COLUMN claim.subject_name IS 'The name of it';
COMMENT ON COLUMN claim.aspect IS 'What is said to be so: performance, price, …';
COMMENT ON COLUMN claim.value IS 'The figure, normalised: 2倍 is 2 x; NULL where there is none';
COMMENT ON COLUMN claim.unit IS 'x, %, USD, GB/s, …';
COMMENT ON COLUMN claim.comparator IS '= exactly, <= up to, >= at least, ~ about';
COMMENT ON COLUMN claim.range IS 'Both ends where a range is given';
COMMENT ON COLUMN claim.baseline IS 'What it is compared with';
COMMENT ON COLUMN claim.attribution IS 'Who is said to say so; NULL where the writer does';
COMMENT ON COLUMN claim.hedges IS 'Words that weaken it';
COMMENT ON COLUMN claim.hype IS 'Words that inflate it';
COMMENT ON COLUMN claim.stance IS 'asserted, reported, hedged, questioned or negated';
COMMENT ON COLUMN claim.score IS '0 to 1';
COMMENT ON COLUMN claim.key IS 'The same for the same claim: subject, aspect, value and unit';
COMMENT ON COLUMN claim.repeat IS 'Whether its passage repeats an earlier one; such claims are not counted';
