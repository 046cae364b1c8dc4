-- wording(sentence): the different words of a sentence that tell what it is about: runs of Latin letters, of
-- katakana and of kanji, two or more. Figures, hiragana and marks are left out.
CREATE OR REPLACE MACRO wording(sentence_) AS
list_distinct(regexp_extract_all(lower(nfc_normalize(sentence_)), '[\p{Latin}]{2,}|[\p{Katakana}ー]{2,}|\p{Han}{2,}'));
