"""How firmly a claim is put."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "hedges", "stance"),
    [
        ("Trainium2の性能は最大2倍になる。", ("最大",), "asserted"),
        ("Trainium2の性能は2倍になる可能性がある。", ("可能性",), "hedged"),
        ("Trainium2の性能は最大2倍になるかもしれない。", ("最大", "かもしれない"), "hedged"),
        ("Trainium2の性能は2倍になる。", (), "asserted"),
        ("Trainium2 is up to 2x faster.", ("up to",), "asserted"),
        ("Trainium2 could be 2x faster.", ("could",), "hedged"),
        ("Trainium2 is expected to be up to 2x faster.", ("is expected to", "up to"), "hedged"),
        ("Trainium2 is 2x faster.", (), "asserted"),
    ],
)
def test_words_that_weaken_are_listed_as_they_stand(
    claim_in: One, text: str, hedges: tuple[str, ...], stance: str
) -> None:
    claim = claim_in(text)
    assert (claim.hedges, claim.stance) == (hedges, stance)


def test_bound_weakens_only_the_figure_that_it_stands_before(claims_in: All) -> None:
    claims = claims_in("Trainium2は性能が最大2倍になり、費用は4割下がる。")
    assert [c.hedges for c in claims] == [("最大",), ()]


def test_bound_holds_for_both_of_a_list(claims_in: All) -> None:
    claims = claims_in("Cloud Runは最大 8 vCPU、32 GiB メモリを割り当てられる。")
    assert [c.hedges for c in claims] == [("最大",), ("最大",)]


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2の性能が2倍は本当か？",
        "Trainium2の性能2倍を鵜呑みにせず、測ってみたい。",
        "Is Trainium2 really twice as fast?",
        "Is Trainium2 2x faster?",
        "Trainium2の性能は2倍になるのか？",
    ],
)
def test_doubt_and_yes_or_no_questions_are_questioned(claim_in: One, text: str) -> None:
    assert claim_in(text).stance == "questioned"


@pytest.mark.parametrize(
    "text",
    ["Trainium2の性能2倍は、何を変えるのだろう？", "How did Trainium2 become 2x faster?"],
)
def test_question_of_what_or_how_takes_the_claim_for_granted(claim_in: One, text: str) -> None:
    assert claim_in(text).stance == "asserted"


def test_doubting_next_sentence_questions_the_claim(claims_in: All) -> None:
    assert claims_in("Trainium2 is a game-changer, say analysts. Is it?")[0].stance == "questioned"
    assert claims_in("Trainium2の性能は2倍だ。本当か？")[0].stance == "questioned"


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2 is not 2x faster.",
        "Trainium2 falls short of 2x performance.",
        "AWS denied that Trainium2 is 2x faster.",
        "Trainium2の性能は2倍ではない。",
        "Trainium2の性能は2倍には届かない。",
    ],
)
def test_denied_claim_is_negated(claim_in: One, text: str) -> None:
    assert claim_in(text).stance == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2の性能が2倍という数字は、無視できない。",
        "Trainium2の性能は2倍になるだけでなく、費用も下がる。",
        "Trainium2の性能が2倍なのは間違いない。",
        "Trainium2 is not only 2x faster.",
    ],
)
def test_word_of_denial_for_something_else_does_not_negate(claim_in: One, text: str) -> None:
    assert claim_in(text).stance != "negated"


def test_no_of_another_column_denies_no_price(claim_in: One) -> None:
    claim = claim_in("Lambda Labs: an H100 costs, spot: no $2.19 per hour.")
    assert claim.stance == "asserted"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Trainium2の価格は3割も下がらない。", "negated"),
        ("Trainium2の価格は3割も下がった。", "asserted"),
        ("Trainium2の費用は半分にはなっていない。", "negated"),
        ("Trainium2は画期的だとは思わない。", "negated"),
        ("Trainium2の性能は2倍には程遠い。", "negated"),
        ("Trainium2の性能は2倍どころか、前と同じだ。", "negated"),
        ("Trainium2の性能が2倍という話は誇張だ。", "negated"),
        ("Trainium2の性能が2倍という話は嘘ではない。", "asserted"),
        ("Trainium2の性能が2倍かどうかは分からない。", "questioned"),
        ("Trainium2は革命的というより、堅実な改良だ。", "negated"),
        ("Trainium2が2倍速いという宣伝文句を信じてはいけない。", "questioned"),
        ("もしTrainium2の性能が2倍なら、市場は変わる。", "hedged"),
        ("Trainium2の売上高は従来予想より3割多い。", "asserted"),
        ("Trainium2の性能を2倍に高める計画だ。", "asserted"),
    ],
)
def test_denial_doubt_and_condition_in_japanese(claim_in: One, text: str, stance: str) -> None:
    assert claim_in(text).stance == stance


def test_what_somebody_expects_is_reported_and_keeps_its_hedge(claim_in: One) -> None:
    claim = claim_in("AWSは、Trainium2の性能が2倍になる可能性があると説明した。")
    assert (claim.stance, claim.hedges) == ("reported", ("可能性",))
