-- search_terms(run): the terms of a run, one a position. Chinese characters, kana and hangul: each two that stand side by
-- side, and the last alone. A word: itself without accents and the ending of its plural.
CREATE OR REPLACE MACRO search_terms(run_) AS
CASE
    -- Where the East Asian scripts begin.
    WHEN run_ >= '⺀'
        THEN list_transform(
            list_zip(string_split(run_, ''), string_split(run_, '')[2:]),
            lambda pair_: concat(pair_[1], pair_[2])
        )
    WHEN run_ = '' THEN []
    -- Of ASCII, where bytes are letters, nothing is to be stripped.
    WHEN length(run_) = strlen(run_) THEN [search_stem(run_)]
    ELSE [search_stem(strip_accents(run_))]
END;
