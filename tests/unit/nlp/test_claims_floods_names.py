"""No text takes more than linear time to be searched for names in no list and Japanese forms."""

import pytest

from nlp.claims.superlatives_ja import superlatives
from nlp.claims.unlisted import unlisted_names
from nlp.passages import split_passages
from nlp.records import Document
from nlp.spans import Mask
from tests.growth import grows_no_faster_than_length


@pytest.mark.parametrize(
    "flood",
    [
        *("Aaa Bbb Ccc ", "「Aaa Bbb」", "a1-b2-c3-", "ZX2インスタンスは", "「「「Aaa", "Aaa1の"),
        "Quillon is 2x faster. ",
    ],
)
def test_names_in_no_list_are_found_in_linear_time(flood: str) -> None:
    def read(text: str) -> int:
        passages = split_passages(Document(text), None)
        return len(unlisted_names(text, "text", passages, [], [], Mask([])))

    assert grows_no_faster_than_length(read, flood)


@pytest.mark.parametrize(
    "flood", ["初の初の", "最も", "どのよりどのより", "の中で最", "勝るものは"]
)
def test_japanese_superlatives_are_found_in_linear_time(flood: str) -> None:
    assert grows_no_faster_than_length(lambda text: list(superlatives(text)), flood)
