"""What `tracker extract --explain` says of how a claim was read."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from nlp.records import Claim, ScorePart
from tracker.extraction.claims_explained import claims_explained
from tracker.terminal import draw

CLAIM = Claim(
    kind="quantity",
    field="text",
    start=10,
    end=17,
    text="性能が最大2倍",
    passage=1,
    subject="aws-trainium2",
    subject_name="Trainium2",
    aspect="performance",
    value=2.0,
    unit="x",
    comparator="<=",
    baseline="既存のGPU",
    attribution="AWS",
    hedges=("最大", "とされる"),
    hype=("画期的",),
    stance="reported",
    score=0.3,
    key="aws-trainium2|performance|2|x",
    subject_from="paragraph",
    confidence=0.7,
    parts=(ScorePart("loud word", 0.4, "画期的"), ScorePart("hedge", -0.1, "最大")),
    aspect_word="性能",
)


def lines(claim: Claim) -> dict[str, str]:
    """What stands under the claim, by its label; its first line as ``."""
    stream = io.StringIO()
    draw(claims_explained([claim]), stream, width_in_a_pipe=160)
    head, *facts = stream.getvalue().splitlines()
    return {"": head} | {fact[4:17].strip(): fact[17:] for fact in facts}


def test_every_part_of_a_claim_is_told_with_what_it_rests_on() -> None:
    assert lines(CLAIM) == {
        "": "“性能が最大2倍”  text 10–17  quantity, reported",
        "about": "Trainium2 (aws-trainium2)  not named: what the paragraph speaks of; 70% sure",
        "aspect": "performance  by “性能”",
        "figure": "up to 2x",
        "against": "既存のGPU",
        "says": "AWS",
        "weakened by": "最大, とされる",
        "loud words": "画期的",
        "score": "0.30  = +0.40 loud word “画期的”  −0.10 hedge “最大”",
        "key": "aws-trainium2|performance|2|x",
    }


def test_what_a_claim_does_not_have_is_not_told() -> None:
    bare = replace(
        CLAIM,
        kind="hype",
        value=None,
        unit=None,
        comparator=None,
        baseline=None,
        attribution=None,
        hedges=(),
        hype=(),
        aspect_word=None,
        subject_from="clause",
        confidence=1.0,
        repeat=True,
    )
    told = lines(bare)
    assert set(told) == {"", "about", "aspect", "score", "key"}
    assert told[""].endswith("repeat")
    assert told["about"].endswith("named in its sentence, told by the words around it")


def test_a_claim_about_nothing_followed_says_what_it_is_said_of() -> None:
    free = replace(CLAIM, subject=None, subject_name=None, subject_from=None, topic="企業")
    assert lines(free)["about"] == "“企業”, which nobody follows; 70% sure"
    assert lines(replace(free, topic=None, confidence=1.0))["about"] == "nothing that is followed"


def test_amounts_are_told_with_their_bounds_and_ends() -> None:
    assert lines(replace(CLAIM, value=None))["figure"] == "a vague multiple"
    assert lines(replace(CLAIM, range=(2.0, 3.0)))["figure"] == "up to 2-3x"
    large = replace(CLAIM, comparator="=", value=40e9, unit="USD")
    assert lines(large)["figure"] == "40 billion USD"


def test_a_prediction_says_when_it_is_due() -> None:
    assert lines(replace(CLAIM, due=date(2027, 12, 31)))["due"] == "2027-12-31"


def test_words_of_an_article_cannot_steer_the_terminal() -> None:
    hostile = "\x1b[31m2x\u202e [bold]"
    told = lines(replace(CLAIM, text=hostile, attribution=hostile, topic=hostile, key=hostile))
    assert "\x1b" not in "".join(told.values())
    assert "[bold]" in told["says"]
