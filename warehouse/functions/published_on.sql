-- published_on(source, lang): how many articles were published on each day, by all sources or one, in all languages or
-- one.
CREATE OR REPLACE MACRO published_on(source_, lang_) AS TABLE
SELECT p.day, sum(p.articles)::BIGINT AS articles
FROM published_articles AS p
WHERE (source_ IS NULL OR p.source = source_)
    AND (lang_ IS NULL OR p.lang = lower(lang_))
GROUP BY p.day;
