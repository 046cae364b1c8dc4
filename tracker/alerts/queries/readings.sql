-- The running day, and by which rules and models the articles were read.
SELECT
    project_today() AS today,
    coalesce(string_agg(DISTINCT r.rules || ' ' || r.models, ', ' ORDER BY r.rules || ' ' || r.models), '') AS readings
FROM readings AS r
