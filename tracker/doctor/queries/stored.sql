-- The segments that the copy holds.
SELECT s.kind, s.name
FROM segment AS s
