-- search_stem(word): an English word without the ending of its plural (the S-stemmer of Harman, 1991, with -sses and
-- processing units): chips, chip; batteries, battery; processes, process; GPUs, GPU; but not status, gas, AWS.
CREATE OR REPLACE MACRO search_stem(word_) AS
CASE
    WHEN NOT regexp_full_match(word_, '[a-z]{2,}[^us]s|[a-z]+sses|[a-z]pus') THEN word_
    WHEN regexp_matches(word_, '[^ea]ies$') THEN word_[:-4] || 'y'
    WHEN suffix(word_, 'sses') THEN word_[:-3]
    ELSE word_[:-2]
END;
