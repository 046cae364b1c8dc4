"""No English text takes more than linear time to be searched for speakers and superlatives."""

import pytest

from nlp.claims.attribution_en import voices
from nlp.claims.superlatives_en import superlatives
from tests.growth import grows_no_faster_than_length


@pytest.mark.parametrize(
    "flood",
    ["said the said ", "the company at ", "A B C said ", "according to a ", "a's own ", '"said '],
)
def test_speakers_are_found_in_linear_time(flood: str) -> None:
    assert grows_no_faster_than_length(lambda text: list(voices(text)), flood)


@pytest.mark.parametrize(
    "flood",
    ["the most capable ", "is the first ", "a leading ", "one of the best ", "the - - est "],
)
def test_superlatives_are_found_in_linear_time(flood: str) -> None:
    assert grows_no_faster_than_length(lambda text: list(superlatives(text)), flood)
