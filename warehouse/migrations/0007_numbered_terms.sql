-- Full text anew, with numbers in place of terms: to sort and to write places by strings took most of a load. The next
-- load fills the tables.

DROP TABLE search_token;
DROP TABLE search_term;
DELETE FROM search_document;

CREATE TABLE search_term (
    term_id INTEGER NOT NULL,
    term VARCHAR NOT NULL
);
COMMENT ON TABLE search_term IS 'Full text: every term once';
COMMENT ON COLUMN search_term.term_id IS 'Its number in this index alone';
COMMENT ON COLUMN search_term.term IS 'Word without its plural''s ending, or two characters of Japanese that stand side by side';

CREATE TABLE search_token (
    term_id INTEGER NOT NULL,
    document INTEGER NOT NULL,
    position INTEGER NOT NULL
);
COMMENT ON TABLE search_token IS 'Full text: where each term stands';
COMMENT ON COLUMN search_token.term_id IS 'Term';
COMMENT ON COLUMN search_token.document IS 'Document';
COMMENT ON COLUMN search_token.position IS 'From 0: a word takes one, Japanese one a character';
