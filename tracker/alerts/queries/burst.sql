-- Bursts as sure and as large as the rule asks.
SELECT b.*, $grain AS grain
FROM bursts(entity := $entity, grain := $grain, source := $source, lang := $lang) AS b
WHERE b.weight >= $min_weight
    AND b.articles >= $min_articles
    AND ($among IS NULL OR list_contains($among::VARCHAR[], b.entity))
ORDER BY b.begin, b.name, b.entity
