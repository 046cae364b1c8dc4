-- Which articles name which entities, and how often: one row a pair, current versions only, repeats and
-- boilerplate not counted. `day` is NULL for undated articles.
CREATE OR REPLACE VIEW entity_articles AS
SELECT n.entity_id AS entity, n.article_id, n.story_id, n.source, n.day, n.mentions
FROM naming AS n;

COMMENT ON COLUMN entity_articles.entity IS 'Id of the entity';
COMMENT ON COLUMN entity_articles.article_id IS 'Article that names it';
COMMENT ON COLUMN entity_articles.story_id IS 'Story that the article tells';
COMMENT ON COLUMN entity_articles.source IS 'Source of the article';
COMMENT ON COLUMN entity_articles.day IS 'Day of publication in the project''s time zone; NULL where it is not known to the day';
COMMENT ON COLUMN entity_articles.mentions IS 'Mentions that count, those in repeats and boilerplate left out; never 0';
