"""What raises a score, what lowers it, and which words it rests on."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp.claims.score import POINTS, score_of
from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


def amounts(claim: Claim) -> dict[str, float]:
    return {part.what: part.amount for part in claim.parts}


def words(claim: Claim, what: str) -> str | None:
    return next(part.words for part in claim.parts if part.what == what)


def test_parts_of_a_claim_sum_up_to_its_score(claims_in: All) -> None:
    claims = claims_in(
        "Trainium2はゲームチェンジャーだ。性能は最大2倍になる。H100より4割安いとAWSは言う。"
    )
    assert len(claims) > 2
    for claim in claims:
        assert claim.score == score_of(claim.parts)


def test_hedge_that_an_article_drops_on_the_way_is_a_part(claims_in: All) -> None:
    first, second = claims_in("Trainium2の性能は最大2倍になる。Trainium2の性能は2倍だ。")
    assert "hedge dropped" not in amounts(first)
    assert amounts(second)["hedge dropped"] > 0
    assert words(second, "hedge dropped") == "最大"
    assert second.score > first.score


def test_hedge_that_comes_later_is_not_dropped(claims_in: All) -> None:
    claims = claims_in("Trainium2 is 2x faster. Trainium2 is up to 2x faster.")
    assert all("hedge dropped" not in amounts(claim) for claim in claims)


PLAIN = "Trainium2 is 2x faster."
PLAIN_JA = "Trainium2の性能は2倍だ。"


@pytest.mark.parametrize(
    ("what", "text", "said"),
    [
        ("loud word", "Trainium2 is an unbelievable 2x faster.", "unbelievable"),
        ("absolute", "Trainium2 is 2x faster, no matter what.", "no matter what"),
        ("exclamation", "Trainium2 is 2x faster!", "!"),
        ("large figure", "Trainium2 is 20x faster.", "20x"),
        ("vague amount", "Trainium2 is several times faster.", "several times"),
        ("exclamation", "Trainium2の性能は2倍だ！", "！"),
        ("vague amount", "Trainium2の性能は数倍だ。", "数倍"),
        ("large figure", "Trainium2の性能は100倍だ。", "100倍"),
    ],
)
def test_part_that_raises_a_score_names_its_words(
    claim_in: One, what: str, text: str, said: str
) -> None:
    plain, louder = claim_in(PLAIN), claim_in(text)
    assert what not in amounts(plain)
    assert amounts(louder)[what] > 0
    assert words(louder, what) == said
    assert louder.score > plain.score


@pytest.mark.parametrize(
    ("what", "text", "said"),
    [
        ("measurement", "In our tests Trainium2 was 2x faster.", "our tests"),
        ("benchmark", "Trainium2 is 2x faster in MLPerf.", "MLPerf"),
        ("document", "Trainium2 is 2x faster, says a paper.", "paper"),
        ("condition", "Trainium2 is 2x faster on Llama 3 70B.", "Llama 3 70B"),
        ("condition", "Trainium2 is 2x faster in FP8.", "FP8"),
        ("condition", "Trainium2 is 2x faster on four of seven tasks.", "four of seven tasks"),
        ("other side", "Trainium2 is 2x faster, but costs more.", "but"),
        ("baseline", "Trainium2 is 2x faster than H100.", "H100"),
        ("speaker", "According to AWS, Trainium2 is 2x faster.", "AWS"),
        ("hedge", "Trainium2 is up to 2x faster.", "up to"),
        ("question", "Is Trainium2 2x faster?", None),
        ("denial", "Trainium2 is not 2x faster.", None),
        ("measurement", "実測ではTrainium2の性能は2倍だ。", "実測で"),
        ("benchmark", "MLPerfでTrainium2の性能は2倍だ。", "MLPerf"),
        ("condition", "Trainium2の性能は、短文の場合に限り2倍だ。", "に限り"),
        ("other side", "Trainium2の性能は2倍だが、価格も上がる。", "だが"),
    ],
)
def test_part_that_lowers_a_score_names_its_words(
    claims_in: All, what: str, text: str, said: str | None
) -> None:
    plain = claims_in(PLAIN_JA if "性能" in text else PLAIN)[0]
    quieter = claims_in(text)[0]
    assert what not in amounts(plain)
    assert amounts(quieter)[what] < 0
    assert words(quieter, what) == said
    assert quieter.score < plain.score


def test_measurement_needs_no_speaker(claim_in: One) -> None:
    assert "no speaker" not in amounts(claim_in("We measured that Trainium2 was 2x faster."))


def test_loud_words_elsewhere_in_the_sentence_count_less(claim_in: One) -> None:
    near = amounts(claim_in("Trainium2 is an incredible 2x faster."))
    far = amounts(claim_in("It sounds incredible, and Trainium2 is 2x faster."))
    assert near["loud word"] > far["more loud words"] > 0


def test_score_outside_of_0_to_1_is_closed_by_a_limit(claim_in: One) -> None:
    claim = claim_in("In our tests Trainium2 was not 2x faster than H100.")
    assert claim.score == 0
    assert amounts(claim)["limit"] > 0


def test_every_part_is_explained() -> None:
    page = (Path(__file__).parents[3] / "docs" / "claims.md").read_text("utf-8")
    table = dict(re.findall(r"^\| `([a-z ]+)` \| ([+−][\d.]+) \|", page, re.MULTILINE))
    assert {what: float(points.replace("−", "-")) for what, points in table.items()} == POINTS


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2の性能は2倍だというが、測定条件は明らかになっていない。",
        "Trainium2の性能は2倍とうたうが、ベンチマークは公表されていない。",
        "Trainium2 is said to be 2x faster, but nobody had seen a benchmark.",
        "Trainium2 is 2x faster, without any published benchmark.",
    ],
)
def test_evidence_that_is_missing_lowers_no_score(claim_in: One, text: str) -> None:
    assert (
        not {"measurement", "benchmark", "document", "condition"} & amounts(claim_in(text)).keys()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2 is not only 2x faster in our benchmark, it is cheaper.",
        "公開ベンチマークでTrainium2の性能は2倍だった。電力は変わらない。",
    ],
)
def test_evidence_that_is_there_lowers_it(claims_in: All, text: str) -> None:
    assert {"measurement", "benchmark"} & amounts(claims_in(text)[0]).keys()
