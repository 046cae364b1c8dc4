-- fold_name(name): a name in the one writing by which names are compared: width and case folded,
-- spaces, hyphens and middle dots gone, no long vowel at the end of a word.
-- DuckDB has no NFKC; full-width Latin and half-width katakana are the compatibility forms that names
-- are written in, and the rest are marks.
CREATE OR REPLACE MACRO fold_name(name_) AS
regexp_replace(
    regexp_replace(
        lower(
            replace(
                nfc_normalize(
                    translate(
                        name_,
                        '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ²³’‘™®©',
                        '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン'
                            || chr(12441) || chr(12442) || '23'''''
                    )
                ),
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
