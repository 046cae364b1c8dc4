"""How much hype a claim holds and how little support."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from nlp.claims.cues import CueHit
from nlp.records import ClaimKind, Stance

_BEGINNING: Final[dict[ClaimKind, float]] = {
    "quantity": 0.25,
    "prediction": 0.35,
    "superlative": 0.35,
    "hype": 0.35,
}
_LOUDEST = 0.4
_NO_SPEAKER = 0.15
_NO_BASELINE = 0.15
_HEDGE = 0.25
_DOUBTED = 0.2
_INFERRED = 0.85
_COMPARED: Final = frozenset({"x", "%"})


def score_of(
    kind: ClaimKind,
    *,
    unit: str | None,
    loud: Sequence[CueHit],
    hedges: Sequence[CueHit],
    stance: Stance,
    attributed: bool,
    baseline: bool,
    inferred: bool,
) -> float:
    """Between 0, supported and sober, and 1, loud and without support.

    It begins at 0.25 for a figure and 0.35 for any other kind, and adds

    - 0.4 times the weight of the loudest word of hype or superlative (`loud`),
    - 0.15 where nobody is said to say so,
    - 0.15 where a multiple or percentage names nothing that it compares with;

    takes away

    - 0.25 times the weight of the strongest hedge,
    - 0.2 where the text itself doubts or denies it;

    and is multiplied by 0.85 where the subject had to be inferred from other sentences.
    """
    score = _BEGINNING[kind]
    score += _LOUDEST * max((cue.weight for cue in loud), default=0.0)
    score += 0.0 if attributed else _NO_SPEAKER
    score += _NO_BASELINE if unit in _COMPARED and not baseline else 0.0
    score -= _HEDGE * max((cue.weight for cue in hedges), default=0.0)
    score -= _DOUBTED if stance in {"questioned", "negated"} else 0.0
    score *= _INFERRED if inferred else 1.0
    return round(min(max(score, 0.0), 1.0), 3)
