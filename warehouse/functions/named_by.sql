-- named_by(source, lang): which articles name which entities, of all sources or one, in all languages or one.
CREATE OR REPLACE MACRO named_by(source_, lang_) AS TABLE
SELECT n.entity_id, n.day, n.article_id, n.version_id, n.story_id, n.source, n.mentions
FROM naming AS n
WHERE (source_ IS NULL OR n.source = source_)
    AND (lang_ IS NULL OR n.lang = lower(lang_));
