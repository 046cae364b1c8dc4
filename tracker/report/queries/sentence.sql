-- One sentence, by keys alone: what joins instead reads every text.
SELECT a.day, a.source, v.title, a.url, sentence_of(v.title, v.text, $field, $start, $end) AS sentence
FROM article AS a, article_version AS v
WHERE a.article_id = $article
    AND v.version_id = $version
