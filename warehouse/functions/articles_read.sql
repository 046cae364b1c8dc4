-- articles_read(source, lang): the current versions of all articles, or of those of one source, of one language, with
-- the day and the story of each.
--
-- Two branches, since the language stands in other tables: where none is asked for, nothing reads them.
CREATE OR REPLACE MACRO articles_read(source_, lang_) AS TABLE
SELECT a.version_id, a.article_id, coalesce(a.story_id, a.article_id) AS story_id, a.source, a.day
FROM article AS a
WHERE lang_ IS NULL
    AND (source_ IS NULL OR a.source = source_)
UNION ALL
SELECT a.version_id, a.article_id, coalesce(a.story_id, a.article_id), a.source, a.day
FROM article AS a
JOIN article_version AS v ON v.version_id = a.version_id
LEFT JOIN analysis_run AS r ON r.version_id = a.version_id
WHERE lang_ IS NOT NULL
    AND coalesce(v.lang, r.lang) = lower(lang_)
    AND (source_ IS NULL OR a.source = source_);
