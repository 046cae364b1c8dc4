-- How stories are found: what is kept of each article, so that a new one is compared with all earlier ones
-- without reading them again. No table has a key: rows are replaced as a group (see 0001), and an index on the
-- keys of articles would be six times as large as they. They are kept in order instead, but for the latest.

CREATE TABLE telling (
    article_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    source VARCHAR NOT NULL,
    published_at TIMESTAMPTZ,
    first_fetched_at TIMESTAMPTZ NOT NULL,
    copy_of BIGINT,
    resemblance DOUBLE
);
COMMENT ON TABLE telling IS 'Articles as they were when their stories were made, and which earlier one each is a copy of';
COMMENT ON COLUMN telling.article_id IS 'Article';
COMMENT ON COLUMN telling.version_id IS 'Version that was compared';
COMMENT ON COLUMN telling.source IS 'Source of that version';
COMMENT ON COLUMN telling.published_at IS 'Of that version, in UTC; NULL where unknown';
COMMENT ON COLUMN telling.first_fetched_at IS 'When any version was first fetched, in UTC';
COMMENT ON COLUMN telling.copy_of IS 'The earlier article that resembles it most; NULL where none is the same text';
COMMENT ON COLUMN telling.resemblance IS 'Share of their shingles that the two have in common, 0 to 1';

CREATE TABLE meeting (
    key BIGINT NOT NULL,
    article_id BIGINT NOT NULL
);
COMMENT ON TABLE meeting IS 'Keys under which articles meet their copies: bands of MinHash signatures, and paragraphs';
COMMENT ON COLUMN meeting.key IS 'Hash of the band or paragraph';
COMMENT ON COLUMN meeting.article_id IS 'Article that has it';

CREATE TABLE untold (article_id BIGINT NOT NULL);
COMMENT ON TABLE untold IS 'Articles that were loaded since stories were made; one may stand here more than once';
COMMENT ON COLUMN untold.article_id IS 'Article';

INSERT INTO untold
SELECT article_id
FROM article;

COMMENT ON TABLE story IS 'Stories: an article and its copies';
COMMENT ON COLUMN setting.key IS 'time_zone: where days are counted; definitions: digest of views and macros; stories: segments and rules that the stories were made from; unsorted keys: the number at the end of meeting that are in no order';
