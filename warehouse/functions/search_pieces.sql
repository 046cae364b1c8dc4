-- search_pieces(word): the parts of a Japanese word of a search: cut where kanji, katakana and Latin letters meet, before
-- figures, and at particles and forms of する between them (推論のコスト: 推論, コスト); those at its end are gone.
CREATE OR REPLACE MACRO search_pieces(word_) AS
list_filter(
    string_split(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    lower(fold_width(word_)),
                    '([一-鿿ァ-ヺー])(?:の|が|を|は|に|で|と|も|へ|や|な|から|まで|より|する|した|して|される|された|による|における|について|に関する|のための|ための|という)([一-鿿ァ-ヺ0-9a-z])',
                    '\1 \2',
                    'g'
                ),
                '([ァ-ヺー])([一-鿿])|([一-鿿ぁ-ゖ])([ァ-ヺ])|([一-鿿ぁ-ゖァ-ヺー])([0-9a-z])|([a-z])([一-鿿ぁ-ゖァ-ヺ])',
                '\1\3\5\7 \2\4\6\8',
                'g'
            ),
            '([一-鿿ァ-ヺー])(?:の|が|を|は|に|で|と|も|へ|や|から|まで|より|する|した|して|される|された|による|における|について)$',
            '\1'
        ),
        ' '
    ),
    lambda piece_: search_runs(piece_) <> []
);
