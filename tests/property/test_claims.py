"""Claims hold for any text: offsets, determinism, work."""

from __future__ import annotations

import sys
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.load import load_cues, load_entities
from nlp.analysis import Reader
from nlp.records import Analysis, Document
from tests.effort import effort

PIECES = st.sampled_from(
    [
        *("Trainium2", "H100", "AWS", "Amazon Bedrock", "NVIDIA", "HBM3e", "Claude Sonnet 4.5"),
        *("性能", "料金", "2倍", "最大", "40%", "up to ", "3x", "faster", "than ", "$2 billion"),
        *(
            "は",
            "が",
            "の",
            "より",
            "によると",
            "と述べた",
            "。",
            "、",
            "\n",
            ". ",
            ", ",
            "「",
            "」",
        ),
        *(
            "ゲームチェンジャー",
            "game-changer",
            "世界初",
            "かもしれない",
            "could ",
            "？",
            "not ",
            "**",
        ),
        *("来年までに", "by 2027 ", "will ", "から", "→", " ", "👩‍👩‍👧", "\ud800", "ｶﾞ", "１０％"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join)
SETTINGS = settings(
    max_examples=effort(150), deadline=None, suppress_health_check=list(HealthCheck)
)


@cache
def reader(*, ginza: bool = False) -> Reader:
    return Reader(load_entities(), load_cues(), ginza=ginza)


def check(document: Document, analysis: Analysis) -> None:
    fields = {"title": document.title, "text": document.text}
    for claim in analysis.claims:
        passage = analysis.passages[claim.passage]
        assert fields[claim.field][claim.start : claim.end] == claim.text != ""
        assert passage.field == claim.field
        assert passage.start <= claim.start < claim.end <= passage.end
        assert claim.repeat == (passage.repeat_of is not None)
        assert 0 <= claim.score <= 1
        assert claim.key.count("|") >= 3
        for word in (*claim.hedges, *claim.hype):
            assert word in fields[claim.field][passage.start : passage.end]


@SETTINGS
@given(TEXTS, TEXTS)
def test_claims_stand_where_they_say_inside_their_passage(title: str, text: str) -> None:
    document = Document(text, title)
    check(document, reader().read(document))


@SETTINGS
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    document = Document(text)
    assert reader().read(document) == reader().read(document)


@settings(SETTINGS, max_examples=effort(25))
@given(TEXTS)
def test_trees_break_nothing(text: str) -> None:
    document = Document(text, lang="ja")
    check(document, reader(ginza=True).read(document))


FLOODS = {
    "no full stop": "Trainium2の性能は最大2倍になり、AWSは",
    "no full stop in English": "Trainium2 is up to 2x faster than H100 and AWS says it is ",
    "emoji": "👩‍👩‍👧🚀",
    "brackets": "（「[(",
    "figures": "2倍 40% $3 ",
    "names": "Trainium2 H100 AWS ",
    "speakers": "AWSはNVIDIAは",
    "hedges": "かもしれない could ",
    "capitals": "A.",
    "baselines": "than of より比",
    "stars": "**",
    "makers": "AWS Foo ",
    "code": "`AWS` ```\n",
    "one letter": "あ",
    "boasts": "Nothing will ever match H100 forever and ",
    "boasts in Japanese": "H100はすべてが変わる世界を変え、",
    "times": "by the end of 2031 it will ",
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS.keys())
def test_flood_of_one_thing_is_read(flood: str) -> None:
    text = (flood * (40_000 // len(flood) + 1))[:40_000]
    document = Document(text, lang="ja")
    check(document, reader(ginza=True).read(document))


def steps(text: str) -> int:
    """Calls that reading takes: a measure of work that no other process disturbs."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        reader().read(Document(text))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", ["no full stop", "figures", "makers", "code", "boasts", "times"])
def test_steps_grow_with_the_length_and_no_faster(name: str) -> None:
    flood = FLOODS[name] * 2_000
    steps(flood[:2_000])
    assert steps(flood[:40_000]) < 4 * steps(flood[:10_000]) * 1.5
