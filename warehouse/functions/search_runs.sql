-- search_runs(text): the runs of letters and digits of a text, in order, folded: of Chinese characters, kana and
-- hangul together, or of other letters and digits (one word). Width and case are folded; long vowels at the end of a
-- katakana word are gone.
CREATE OR REPLACE MACRO search_runs(text_) AS
regexp_extract_all(
    regexp_replace(lower(fold_width(text_)), 'ー+($|[^ァ-ヺー])', '\1', 'g'),
    '[々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿ㐀-䶿一-鿿가-힣豈-﫿𠀀-𮯠]+|[0-9a-zÀ-ÖØ-öø-ɏ\x{300}-\x{36F}Ͱ-ϿЀ-ӿ]+'
);
