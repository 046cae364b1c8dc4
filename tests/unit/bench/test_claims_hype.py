"""Which sentence of a pair scores higher, and what counts as right."""

from collections.abc import Callable

import pytest

from bench.claims.hype import LANGUAGES, Ordering, Pair, loudness, read_pairs, share
from config.load import load_cues, load_entities
from nlp.analysis import Reader
from nlp.records import Claim, Document

PAIR = Pair("one", 0, "louder", "quieter")


@pytest.fixture(scope="module")
def claims() -> Callable[[str], tuple[Claim, ...]]:
    reader = Reader(load_entities(), load_cues(), ginza=False)
    return lambda text: reader.read(Document(text)).claims


def test_pair_is_right_where_the_louder_scores_higher_and_half_right_where_both_score_alike(
    claims: Callable[[str], tuple[Claim, ...]],
) -> None:
    loud, sober = claims("Trainium2 is a game-changer."), claims("Trainium2 is up to 2x faster.")
    assert Ordering(PAIR, loud, sober).right == 1
    assert Ordering(PAIR, sober, loud).right == 0
    assert Ordering(PAIR, (), ()).right == 0.5
    assert share([Ordering(PAIR, loud, sober), Ordering(PAIR, (), ())], 0) == "1.5 of 2 (0.750)"


def test_sentence_is_as_loud_as_its_highest_claim(
    claims: Callable[[str], tuple[Claim, ...]],
) -> None:
    both = claims("Trainium2 is a game-changer, and it is up to 2x faster than H100.")
    assert len(both) == 2
    assert loudness(both) == max(claim.score for claim in both)
    assert loudness(()) == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_half_of_the_pairs_is_held_out(lang: str) -> None:
    halves = [pair.half for pair in read_pairs(lang)]
    assert halves.count(0) == halves.count(1) == 20
