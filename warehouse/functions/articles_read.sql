-- articles_read(source, lang): the current versions of all articles, or of those of one source, of one language, with
-- the day and the story of each.
CREATE OR REPLACE MACRO articles_read(source_, lang_) AS TABLE
SELECT a.version_id, a.article_id, coalesce(a.story_id, a.article_id) AS story_id, a.source, a.day
FROM article AS a
WHERE (source_ IS NULL OR a.source = source_)
    AND (lang_ IS NULL OR a.lang = lower(lang_));
