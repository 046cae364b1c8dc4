-- The articles of one source ($source), one language ($lang), as all macros choose them.
CREATE TABLE selected.main.article AS
SELECT article_id
FROM articles_read($source, $lang);
