"""Scores hold for any claim: parts that add up, bounds, and which way each part pulls."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from nlp.claims.cues import CueHit
from nlp.claims.evidence import Evidence, Shows
from nlp.claims.score import POINTS, Told, score_of, score_parts
from nlp.records import ClaimKind, Quantity, Stance

SHARES = st.integers(0, 100).map(lambda n: n / 100)
WORDS = st.text("abc", min_size=1, max_size=3)


def cues(kind: str) -> st.SearchStrategy[list[CueHit]]:
    one = st.builds(
        CueHit, st.just(kind), WORDS, st.just(0), st.just(1), SHARES, st.just("as listed")
    )
    return st.lists(one, max_size=3)


FIGURES = st.builds(
    Quantity,
    WORDS,
    st.just(0),
    st.just(1),
    st.just("text"),
    st.none() | st.floats(0, 1e6),
    st.sampled_from(["x", "%", "GB/s", "USD"]),
)
TOLD = st.builds(
    Told,
    st.sampled_from(get_args(ClaimKind)),
    st.sampled_from(get_args(Stance)),
    figure=st.none() | FIGURES,
    loud=cues("hype"),
    around=cues("superlative"),
    absolute=cues("absolute"),
    vague=cues("vague"),
    exclamation=st.none() | st.just("!"),
    hedges=cues("hedge"),
    dropped=st.none() | WORDS,
    speaker=st.none() | WORDS,
    baseline=st.none() | WORDS,
    evidence=st.lists(
        st.builds(Evidence, st.sampled_from(get_args(Shows)), WORDS, SHARES), max_size=3
    ),
)


def score(told: Told) -> float:
    return score_of(score_parts(told))


@given(TOLD)
def test_parts_sum_up_to_a_score_between_0_and_1(told: Told) -> None:
    parts = score_parts(told)
    assert 0 <= score_of(parts) <= 1
    assert [part.amount for part in parts] == [round(part.amount, 3) for part in parts]
    assert abs(sum(part.amount for part in parts) - score_of(parts)) < 1e-9


@given(TOLD)
def test_each_part_is_named_once_and_within_its_points(told: Told) -> None:
    parts = score_parts(told)
    names = [part.what for part in parts]
    assert len(set(names)) == len(names)
    for part in parts:
        if part.what != "limit":
            most = POINTS[part.what]  # type: ignore[index]
            assert 0 < part.amount / most <= 1


@given(TOLD, cues("hype"), cues("absolute"))
def test_more_loud_words_never_lower_a_score(
    told: Told, loud: list[CueHit], absolute: list[CueHit]
) -> None:
    told = replace(told, around=[*told.loud, *told.around])
    louder = replace(
        told,
        loud=[*told.loud, *loud],
        around=[*loud, *told.around],
        absolute=[*told.absolute, *absolute],
    )
    assert score(louder) >= score(told)


@given(TOLD, WORDS)
def test_a_named_speaker_never_raises_a_score(told: Told, speaker: str) -> None:
    assert score(replace(told, speaker=speaker)) <= score(replace(told, speaker=None))


@given(TOLD, st.builds(Evidence, st.sampled_from(get_args(Shows)), WORDS, SHARES))
def test_evidence_never_raises_a_score(told: Told, evidence: Evidence) -> None:
    assert score(replace(told, evidence=[*told.evidence, evidence])) <= score(told)
