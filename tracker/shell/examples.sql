-- Who is talked about more than a month ago
SELECT name, kind, articles, articles_before, score FROM rising(days := 28) LIMIT 10;
-- One thing, week by week
FROM trend('Trainium2');
-- Several, side by side
FROM compare(['Trainium2', 'H100', 'TPU v5e'], grain := 'month');
-- What is claimed of it, the most repeated first
SELECT claim, stories, sources, score FROM claims_about('Trainium2') LIMIT 10;
-- What is named together with it
SELECT name, kind, together, log_likelihood FROM co_mentioned('NVIDIA') LIMIT 10;
-- Articles by their words
SELECT day, source, title, score FROM search('推論コスト OR "price performance"') LIMIT 10;
-- Sentences that name it, the latest first
SELECT day, source, sentence FROM mentions WHERE name = 'Trainium2' AND NOT is_repeat ORDER BY published_at DESC LIMIT 5;
-- Stories with the most copies
SELECT title, first_source, articles, sources FROM stories ORDER BY articles DESC LIMIT 10;
-- Names that nobody lists yet
SELECT name, kind, stories, sources, score FROM candidates() LIMIT 10;
-- What came from where
FROM sources ORDER BY articles DESC;
