-- Full text: where each term stands in the current version of each article. Kept sorted by term, but for the latest,
-- so that a search reads a few blocks; without a key, for an index would be larger than the table.

CREATE TABLE search_document (
    document INTEGER NOT NULL,
    article_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL,
    lang VARCHAR,
    title_length INTEGER NOT NULL,
    length INTEGER NOT NULL
);
COMMENT ON TABLE search_document IS 'Articles that full text finds';
COMMENT ON COLUMN search_document.document IS 'Small number of the article, in this index alone';
COMMENT ON COLUMN search_document.article_id IS 'Article';
COMMENT ON COLUMN search_document.version_id IS 'Version that was indexed';
COMMENT ON COLUMN search_document.lang IS 'Language by which its length is compared; NULL where unknown';
COMMENT ON COLUMN search_document.title_length IS 'Positions below this one are those of the title';
COMMENT ON COLUMN search_document.length IS 'Positions, title and text';

CREATE TABLE search_token (
    term VARCHAR NOT NULL,
    document INTEGER NOT NULL,
    position INTEGER NOT NULL
);
COMMENT ON TABLE search_token IS 'Full text: where each term stands';
COMMENT ON COLUMN search_token.term IS 'Word without its plural''s ending, or two characters of Japanese that stand side by side';
COMMENT ON COLUMN search_token.document IS 'Document';
COMMENT ON COLUMN search_token.position IS 'From 0: a word takes one, Japanese one a character';

CREATE TABLE search_term (term VARCHAR NOT NULL);
COMMENT ON TABLE search_term IS 'Full text: every term once';
COMMENT ON COLUMN search_term.term IS 'Term';

COMMENT ON COLUMN setting.key IS 'time_zone: where days are counted; definitions: digest of views and macros; stories, search: segments and rules that the stories and the index of full text were made from; unsorted keys, unsorted tokens: the number at the end of meeting and search_token that are in no order';
