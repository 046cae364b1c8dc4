import pytest

from nlp.normalise import fold, normalised


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


def test_characters_that_grow_or_combine_lead_back_to_all_that_they_come_from() -> None:
    view = normalised("㍿ｶﾞ社")
    assert view.text == "株式会社ガ社"
    assert [view.original_span(at, at + 1) for at in range(6)] == [
        *[(0, 1)] * 4,
        (1, 3),
        (3, 4),
    ]
