-- Texts that full text lacks, in no order.
SELECT version_id, title, text
FROM article_version
SEMI JOIN unindexed USING (version_id)
-- New ones stand behind the others: only they are read.
WHERE article_version.rowid BETWEEN getvariable('first_place') AND getvariable('last_place')
