-- How many articles were published on each day: a few rows beside those of the articles, and so made anew.

DELETE FROM published_articles;

INSERT INTO published_articles
SELECT day, source, lang, count(*)
FROM article
GROUP BY ALL
ORDER BY day, source, lang;
