"""Which day a named time ends on, as of the day of publication."""

from collections.abc import Callable
from datetime import date

import pytest

from nlp.claims.named_time import NamedTime
from nlp.claims.times import named_times
from nlp.records import Claim

One = Callable[..., Claim]
PUBLISHED = date(2026, 8, 20)


def only(text: str, published: date | None = PUBLISHED) -> NamedTime:
    japanese = not text.isascii()
    (time,) = named_times(text, published, japanese=japanese)
    return time


@pytest.mark.parametrize(
    ("text", "due"),
    [
        # years and their parts
        ("by 2031", date(2031, 12, 31)),
        ("before 2031", date(2030, 12, 31)),
        ("by the start of 2031", date(2031, 1, 1)),
        ("by mid-2031", date(2031, 6, 30)),
        ("by the middle of 2031", date(2031, 6, 30)),
        ("in early 2031", date(2031, 4, 30)),
        ("in late 2031", date(2031, 12, 31)),
        ("fiscal 2031", date(2031, 12, 31)),
        ("2031年までに", date(2031, 12, 31)),
        ("2031年前半に", date(2031, 6, 30)),
        ("2031年初頭に", date(2031, 4, 30)),
        ("2031年半ばに", date(2031, 6, 30)),
        ("２０３１年末に", date(2031, 12, 31)),
        ("二〇三一年までに", date(2031, 12, 31)),
        ("31年までに", date(2031, 12, 31)),
        # business years end in March
        ("2031年度に", date(2032, 3, 31)),
        ("2031年度上期に", date(2031, 9, 30)),
        ("2031年3月期に", date(2031, 3, 31)),
        ("今年度中に", date(2027, 3, 31)),
        ("来年度に", date(2028, 3, 31)),
        # quarters, halves, seasons, months, days
        ("in Q2 2031", date(2031, 6, 30)),
        ("in the third quarter of 2031", date(2031, 9, 30)),
        ("H1 2031", date(2031, 6, 30)),
        ("the second half of 2031", date(2031, 12, 31)),
        ("in spring 2031", date(2031, 5, 31)),
        ("in November 2031", date(2031, 11, 30)),
        ("by February 2032", date(2032, 2, 29)),
        ("by May 5, 2031", date(2031, 5, 5)),
        ("2031年第2四半期に", date(2031, 6, 30)),
        ("2031年春に", date(2031, 5, 31)),
        ("2031年2月に", date(2031, 2, 28)),
        ("2031年5月中旬に", date(2031, 5, 20)),
        ("2031年5月5日に", date(2031, 5, 5)),
        ("2030年代前半に", date(2034, 12, 31)),
        # from the day of publication
        ("next year", date(2027, 12, 31)),
        ("the first half of next year", date(2027, 6, 30)),
        ("by the end of next year", date(2027, 12, 31)),
        ("next quarter", date(2026, 12, 31)),
        ("in the current quarter", date(2026, 9, 30)),
        ("in the first quarter", date(2027, 3, 31)),
        ("next month", date(2026, 9, 30)),
        ("next summer", date(2027, 8, 31)),
        ("by March", date(2027, 3, 31)),
        ("in October", date(2026, 10, 31)),
        ("by year-end", date(2026, 12, 31)),
        ("by Christmas", date(2026, 12, 25)),
        ("later this year", date(2026, 12, 31)),
        ("by the end of the decade", date(2029, 12, 31)),
        ("within two years", date(2028, 8, 20)),
        ("over the next five years", date(2031, 8, 20)),
        ("in three to five years", date(2031, 8, 20)),
        ("in 18 months", date(2028, 2, 20)),
        ("six months from now", date(2027, 2, 20)),
        ("来年までに", date(2027, 12, 31)),
        ("再来年に", date(2028, 12, 31)),
        ("年内に", date(2026, 12, 31)),
        ("年明けに", date(2027, 1, 31)),
        ("来四半期に", date(2026, 12, 31)),
        ("来月に", date(2026, 9, 30)),
        ("来春に", date(2027, 5, 31)),
        ("来年3月までに", date(2027, 3, 31)),
        ("12月末までに", date(2026, 12, 31)),
        ("3月までに", date(2027, 3, 31)),
        ("3年後に", date(2029, 8, 20)),
        ("今後5年で", date(2031, 8, 20)),
        ("今後3〜5年で", date(2031, 8, 20)),
        ("十年以内に", date(2036, 8, 20)),
        ("半年後に", date(2027, 2, 20)),
        ("6か月以内に", date(2027, 2, 20)),
    ],
)
def test_named_time_ends_on_its_last_day(text: str, due: date) -> None:
    assert only(text).due == due


@pytest.mark.parametrize(
    "text", ["in the coming months", "in a few years", "数年以内に", "今後数年で"]
)
def test_vague_time_ends_on_no_day(text: str) -> None:
    assert only(text).due is None


@pytest.mark.parametrize(
    "text",
    [
        "next year",
        "within two years",
        "by March",
        "来年までに",
        "3年後に",
        "年内に",
        "12月末までに",
    ],
)
def test_relative_time_ends_on_no_day_where_the_day_of_publication_is_unknown(text: str) -> None:
    assert only(text, None).due is None


@pytest.mark.parametrize("text", ["by 2031", "within two years", "2031年までに", "5年以内に"])
def test_time_by_which_something_is_to_be_true_is_a_deadline(text: str) -> None:
    assert only(text).deadline


@pytest.mark.parametrize("text", ["in 2031", "next year", "2031年に", "3年後に"])
def test_other_times_are_no_deadlines(text: str) -> None:
    assert not only(text).deadline


@pytest.mark.parametrize(
    "text",
    [
        *(
            "the 2031 edition",
            "three years ago",
            "two years earlier",
            "It may be so",
            "over the year",
        ),
        *("3年前に", "5年ぶりに", "5年連続で", "20年の歴史", "半分に"),
    ],
)
def test_what_is_past_or_names_something_is_no_time_to_come(text: str) -> None:
    assert named_times(text, PUBLISHED, japanese=not text.isascii()) == []


def test_prediction_holds_the_day_on_which_it_comes_due(claim_in: One) -> None:
    claim = claim_in("By 2031, half of all rented H100s will be idle.")
    assert (claim.kind, claim.due) == ("prediction", date(2031, 12, 31))


def test_figure_of_today_has_no_day(claim_in: One) -> None:
    assert claim_in("Trainium2 is 2x faster than H100.").due is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # what goes on about a foretold amount is foretold
        ("Arista sees sales of $3 billion in 2026, more than double.", [3e9, 2]),
        ("Revenue at Arista should grow 25%, to $11 billion.", [25, 11e9]),
        # who says so may stand before the time
        ("Groq will draw 20 watts, Ross says, by 2030.", [20]),
        # is to, is set to
        ("CoreWeave is to hold 13,000 chips by June.", [13000]),
        ("Arm revenue is set to quadruple.", [4]),
        # seasons and halves without a year
        ("CoreWeave will add 500 MW in the second half.", [500]),
        ("Prices of the H100 should fall 20% by spring.", [20]),
    ],
)
def test_amount_to_come_is_a_prediction(
    claims_in: Callable[..., list[Claim]], text: str, values: list[float]
) -> None:
    assert [c.value for c in claims_in(text) if c.kind == "prediction"] == values


@pytest.mark.parametrize(
    "text",
    [
        "The goal of vLLM is to cut latency by 40%.",
        "CoreWeave raised its fees from $118 in the fall of 2019.",
        "The H200 was 40% faster in May than in March.",
    ],
)
def test_aims_and_the_past_are_no_predictions(
    claims_in: Callable[..., list[Claim]], text: str
) -> None:
    assert "prediction" not in {claim.kind for claim in claims_in(text)}
