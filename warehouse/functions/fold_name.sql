-- fold_name(name): a name in the one writing by which names are compared: width and case folded,
-- spaces, hyphens and middle dots gone, no long vowel at the end of a word.
CREATE OR REPLACE MACRO fold_name(name_) AS
regexp_replace(
    regexp_replace(
        lower(
            replace(
                fold_width(name_),
                'ß',
                'ss'
            )
        ),
        '[\s\x{00A0}\x{00AD}\x{2000}-\x{200D}\x{2010}-\x{2015}\x{202F}\x{2212}\x{3000}\x{FEFF}_・･·‧-]+',
        '',
        'g'
    ),
    'ー+($|[^ァ-ヺー])',
    '\1',
    'g'
);
