-- sentence_of(title, text, field, start, end): the words of an article version between two offsets of its title or
-- text, which count code points from 0; NULL where there are none.
CREATE OR REPLACE MACRO sentence_of(title_, text_, field_, start_, end_) AS
substring(CASE field_ WHEN 'title' THEN title_ ELSE text_ END, start_ + 1, end_ - start_);
