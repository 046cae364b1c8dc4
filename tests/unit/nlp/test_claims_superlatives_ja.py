"""Japanese superlatives that their form tells."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("GB300 NVL72は、液冷に特化したNVIDIA初のラックである。", "初のラック"),
        ("Trainium2は国産のサービスとして初めて認定された。", "初めて"),
        ("H200は国内企業として初の成果だ。", "初の"),
        ("Phi-4は、この規模では最も軽い部類に入る。", "最も軽"),
        ("Trainium2は、設立以来もっとも力強い製品だ。", "もっとも力強"),
        ("AWSはどこよりも早くTrainium2を動かした。", "どこよりも"),
        ("Mac Studioに勝るものは、いまのところない。", "勝るものは"),
        ("Phi-4は同じ規模のモデルの中で最高だった。", "中で最高"),
    ],
)
def test_superlative_is_told_by_its_form(claims_in: All, text: str, words: str) -> None:
    found = [c.text for c in claims_in(text) if c.kind == "superlative"]
    assert any(text.startswith(words) for text in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2の初の決算は来週だ。",
        "AWSは初めてTrainium2を使う人に資料を配る。",
        "Trainium2の設定で最も重要な項目を説明する。",
        "最初のラックにはTrainium2を積む。",
    ],
)
def test_order_and_weight_of_things_are_no_superlatives(claims_in: All, text: str) -> None:
    assert [c for c in claims_in(text) if c.kind == "superlative"] == []


def test_maker_whose_first_one_it_is_is_not_the_subject(claims_in: All) -> None:
    (claim,) = claims_in("GB300 NVL72は、液冷に特化したNVIDIA初のラックである。")
    assert claim.subject_name == "GB300 NVL72"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("NVIDIAの通期の売上高は44億ドルになる見込みだ。", ["prediction"]),
        ("NVIDIAは通期の純利益予想を39億ドルから42億ドルに引き上げた。", ["prediction"]),
        (
            "NVIDIAの売上高は13億ドルだったものの、通期見通しは51億ドルへ引き下げられた。",
            ["quantity", "prediction"],
        ),
    ],
)
def test_what_is_expected_of_a_business_year_is_a_prediction(
    claims_in: All, text: str, kinds: list[str]
) -> None:
    assert [claim.kind for claim in claims_in(text)] == kinds


def test_forecast_that_is_measured_against_weakens_nothing(claims_in: All) -> None:
    (claim,) = claims_in("NVIDIAの売上高は市場予想を7%上回った。")
    assert claim.hedges == ()
