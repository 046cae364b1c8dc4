import re

import pytest

from nlp.normalise import _PLAIN, fold, fold_character, normalised


@pytest.mark.parametrize("writing", ["Trainium2", "Trainium 2", "TRAINIUM-2", "Ｔｒａｉｎｉｕｍ２"])
def test_width_case_and_separators_make_no_difference(writing: str) -> None:
    assert fold(writing) == "trainium2"


def test_long_vowel_at_the_end_of_a_word_makes_no_difference() -> None:
    assert fold("サーバー。") == fold("サーバ。")
    assert fold("ｻｰﾊﾞｰ") == "サーバ"


def test_span_leads_back_to_the_original_with_its_long_vowel() -> None:
    view = normalised("このサーバーはＴＰＵ v５e")
    start = view.text.index("サーバ")
    assert view.original[slice(*view.original_span(start, start + 3))] == "サーバー"
    start = view.text.index("tpuv5e")
    assert view.original[slice(*view.original_span(start, start + 6))] == "ＴＰＵ v５e"


def test_characters_folded_in_bulk_fold_to_one_character() -> None:
    plain = filter(re.compile(f"[{_PLAIN}]").match, map(chr, range(0x10000)))
    assert [c for c in plain if len(fold_character(c)) != 1] == []
