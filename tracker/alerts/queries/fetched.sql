-- When articles ($urls) were first fetched.
SELECT a.url, a.first_fetched_at
FROM article AS a
WHERE list_contains($urls::VARCHAR[], a.url)
