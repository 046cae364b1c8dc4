-- What a page says of its place in the outlet, and its picture.
--
-- `tags` has no default: DuckDB 1.5 fails to add a column whose default is a list (2026-11).

ALTER TABLE article_version ADD COLUMN section VARCHAR DEFAULT '';
ALTER TABLE article_version ALTER COLUMN section SET NOT NULL;
ALTER TABLE article_version ADD COLUMN tags VARCHAR[];
ALTER TABLE article_version ADD COLUMN image_url VARCHAR;

COMMENT ON COLUMN article_version.section IS 'The part of the outlet that it stands in, as the outlet names it; may be empty';
COMMENT ON COLUMN article_version.tags IS 'Keywords that the outlet gives it, each once; NULL where it was loaded before they were kept';
COMMENT ON COLUMN article_version.image_url IS 'Address of the lead image';
