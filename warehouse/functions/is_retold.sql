-- is_retold(one, other): whether one wording() may be the other retold: at least three words and half of all are in
-- both.
CREATE OR REPLACE MACRO is_retold(one_, other_) AS
len(list_intersect(one_, other_)) >= greatest(3, (len(one_) + len(other_)) / 3);
