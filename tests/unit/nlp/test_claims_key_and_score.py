"""What makes claims the same, and how loud they are."""

from collections.abc import Callable

import pytest

from nlp.claims.key import word_key
from nlp.records import Claim

One = Callable[..., Claim]
All = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    "text",
    [
        "Trainium2の性能は最大2倍になる。",
        "AWSによると、Trainium2はH100より2倍速い。",
        "性能2倍のTrainium2が登場した。",
        "Trainium2 is up to 2x faster than GPUs.",
        "Trainium2 delivers 2x the performance of H100.",
        "Trainium2 is twice as fast.",
        "Trainium2 doubles performance.",
    ],
)
def test_same_claim_has_one_key_in_every_writing_and_language(claim_in: One, text: str) -> None:
    assert claim_in(text).key == "aws-trainium2|performance|2|x"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Trainium2のスループットは2倍だ。", "aws-trainium2|throughput|2|x"),
        ("Trainium2 is 40% cheaper.", "aws-trainium2|cost|40|%"),
        ("Trainium2の費用は4割下がる。", "aws-trainium2|cost|40|%"),
        ("Trainium2はゲームチェンジャーだ。", "aws-trainium2|hype|other|game-changer"),
        ("Trainium2 is a game-changer.", "aws-trainium2|hype|other|game-changer"),
        ("75% of enterprises have adopted AI.", "-|adoption|75|%"),
    ],
)
def test_key_names_subject_aspect_value_and_unit(claim_in: One, text: str, key: str) -> None:
    assert claim_in(text).key == key


def test_hype_is_louder_than_a_figure_and_a_figure_louder_than_a_sourced_one(
    claim_in: One,
) -> None:
    hype = claim_in("Trainium2はゲームチェンジャーだ。")
    bare = claim_in("Trainium2の性能は2倍だ。")
    sourced = claim_in("AWSによると、Trainium2の性能はH100の2倍だ。")
    hedged = claim_in("AWSによると、Trainium2の性能はH100の最大2倍だ。")
    assert 1 >= hype.score > bare.score > sourced.score > hedged.score >= 0


def test_denied_claim_is_quieter(claim_in: One) -> None:
    assert claim_in("Trainium2 is not 2x faster.").score < claim_in("Trainium2 is 2x faster.").score


def test_claim_in_a_repeated_passage_is_marked(claims_in: All) -> None:
    text = "Trainium2の性能は最大2倍になるという。"
    assert [c.repeat for c in claims_in(f"{text}\n{text}")] == [False, True]


def test_claim_names_its_passage(claims_in: All) -> None:
    claims = claims_in("前置き。Trainium2の性能は2倍だ。", "Trainium2の性能は3倍だ")
    assert [(c.field, c.passage) for c in claims] == [("title", 0), ("text", 2)]


@pytest.mark.parametrize("word", ["the fastest-growing", "fastest growing", "Fastest‑Growing"])
def test_a_word_in_a_key_is_read_by_people_however_it_is_written(word: str) -> None:
    assert word_key("tpu", "superlative", "other", word) == "tpu|superlative|other|fastest-growing"
