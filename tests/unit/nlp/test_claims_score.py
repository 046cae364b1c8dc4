"""What raises a score, what lowers it, and which words it rests on."""

from collections.abc import Callable

from nlp.claims.score import score_of
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
