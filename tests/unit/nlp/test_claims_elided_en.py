"""Amounts whose unit an English text leaves out."""

from collections.abc import Callable

import pytest

from nlp.records import Claim

All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("GPU utilisation on vLLM stood at 41% in May. By August it had climbed to 68.", 68, "%"),
        ("On vLLM the rebuild took twelve minutes; finding the fault took 50.", 50, "minutes"),
        ("The H200 cut latency by a factor of three and power by 2.5.", 2.5, "x"),
        ("vLLM gave us 3,100 tokens/s. After the upgrade, 4,900.", 4900, "tokens/s"),
    ],
)
def test_number_means_the_unit_of_the_amount_before_it(
    claims_in: All, text: str, value: float, unit: str
) -> None:
    last = claims_in(text)[-1]
    assert (last.value, last.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The H200 draws 700 W. It was tested at 18:30.",  # a time of day
        "The H200 draws 700 W. It shipped in 2024, to 3 customers.",  # a year, a count
        "The H200 draws 700 W. See page 12, section 4.",  # places in a text
        "Latency on the H200 fell by 40%. We moved from version 2 to 3.",  # versions
        "The H200 draws 700 W. Its successor has up to 20000000 of them.",  # of another order
    ],
)
def test_other_numbers_mean_no_unit(claims_in: All, text: str) -> None:
    assert len(claims_in(text)) == 1
