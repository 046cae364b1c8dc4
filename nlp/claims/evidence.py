"""What a claim rests on, and where it ends: measurement, benchmark, document, condition, limit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from nlp.claims.cues import CueHit, CueKind
from nlp.claims.sentence import Sentence

Shows = Literal["measurement", "benchmark", "document", "condition", "other side"]

_REACH: Final = 300
"""Characters to each side of a claim in which words speak of it."""
_NAMED_BENCHMARK: Final = 0.8
_NAMED_MODEL: Final = 0.8

_PATTERNS: Final[tuple[tuple[Shows, float, re.Pattern[str]], ...]] = (
    ("measurement", 0.8, re.compile(r"\bp(?:50|90|95|99(?:\.9)?)\b")),
    ("condition", 0.8, re.compile(r"\b(?:MX|NV)?(?:FP|BF|INT|TF)\d{1,2}\b", re.ASCII)),
)
_EN: Final[tuple[tuple[Shows, float, re.Pattern[str]], ...]] = (
    (
        "condition",  # on eight GPUs, a 70-billion-parameter model, at 32K tokens
        0.7,
        re.compile(
            r"\b(?:\d[\d.,]{0,12}|one|two|four|eight|sixteen)[- ]?(?:[KMBT]|thousand|million"
            r"|billion|trillion)?[- ](?:parameter|param|token|GPU|TPU|accelerator|node|chip|core"
            r"|user|request|image|step)s?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "condition",  # on four of seven tests
        0.7,
        re.compile(
            r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|some|\d{1,4})"
            r" (?:out )?of (?:the |its |our |their )?(?:\w{1,12} )?(?:tests|tasks|benchmarks|models"
            r"|customers|workloads|cases|queries|runs|firms|companies|systems|categories)\b",
            re.IGNORECASE,
        ),
    ),
)
_JA: Final[tuple[tuple[Shows, float, re.Pattern[str]], ...]] = (
    (
        "other side",
        0.6,
        re.compile(r"(?<=[ただるいすんく])が、|ものの、|(?<=だけ)ど、|けれども?、"),
    ),
    (
        "condition",  # 6製品の中で, 7項目のうち4項目
        0.7,
        re.compile(
            r"[0-9０-９一二三四五六七八九十百]{1,5} ?(?:件|製品|モデル|社|項目|種類?|機種|個|試験"
            r"|人)(?:の中|のうち|中[、0-9０-９])"
        ),
    ),
    (
        "condition",  # 700億パラメータ, バッチ8, GPU8基で, 4,000トークンの
        0.7,
        re.compile(
            r"[0-9０-９][0-9０-９,.]{0,9} ?(?:億|兆|万|[BMK])? ?(?:パラメータ|トークンの)"
            r"|[0-9０-９一二三四五六七八九十]{1,6} ?(?:基|台|枚|ノード|コア)(?:で|の|を使|構成)"
        ),
    ),
)
_FOR: Final = re.compile(
    r"\b(?:on|for|with|running|run|serving|training|using|of)(?: (?:a|the|an))? ?$"
)
_JA_FOR: Final = re.compile(
    r" ?(?:で|に(?:おいて|限)|を(?:使|動か|実行|学習|走ら)|の(?:場合|学習|推論))"
)
_MISSING_BEFORE: Final = re.compile(
    r"\b(?:no|not|neither|nor|nobody|none|never|without|lack(?:s|ed|ing)?|yet to|(?:has|had|did"
    r"|does|do|have|was|were|is)n['’]t)\b(?! only\b)[^.;:,]{0,30}$",
    re.IGNORECASE,
)
"""Neither had seen a benchmark."""
_JA_MISSING: Final = re.compile(
    r"[^、。はがもを]{0,8}[はがもを](?:[^、。]{0,4}(?:伏せ|不明|非公開)|なし|[^、。]{0,12}(?:な(?:い|かった|く)|ません|ず[、に]))"
)
"""測定条件は明らかになっていない."""
_MISSED: Final = 40
_EXCLAIMS: Final = re.compile(r"[!！][!！?？]{0,9}(?=[」』\"'”’)）*_ \s]{0,4}$)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that tell what a claim rests on."""

    shows: Shows
    words: str
    weight: float


def evidence_of(sentence: Sentence, start: int, end: int) -> list[Evidence]:
    """The evidence around the claim at `start` to `end`, in its sentence."""
    low, high = max(0, start - _REACH), min(len(sentence.text), end + _REACH)
    return [
        *_of_words(sentence, low, high),
        *_of_names(sentence, low, high),
        *_of_patterns(sentence, low, high),
    ]


def colouring(sentence: Sentence, kinds: Collection[CueKind], start: int, end: int) -> list[CueHit]:
    """The words of some kinds around the claim at `start` to `end`, in its sentence."""
    return [cue for cue in _cues(sentence, start - _REACH, end + _REACH) if cue.kind in kinds]


def exclamation_in(text: str) -> str | None:
    """The marks of exclamation at the end of a sentence."""
    found = _EXCLAIMS.search(text, max(0, len(text) - 16))
    return found.group() if found else None


def _cues(sentence: Sentence, low: int, high: int) -> tuple[CueHit, ...]:
    cues = sentence.cues
    first = bisect_left(cues, low, key=lambda cue: cue.start)
    return cues[first : bisect_left(cues, high, first, key=lambda cue: cue.start)]


def _of_words(sentence: Sentence, low: int, high: int) -> Iterator[Evidence]:
    for cue in _cues(sentence, low, high):
        missing = cue.shows != "other side" and _is_missing(sentence, cue.start, cue.end)
        if cue.kind == "evidence" and not missing:
            yield Evidence(cue.shows, cue.surface, cue.weight)  # type: ignore[arg-type]


def _is_missing(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a text says that it has none of what the words name."""
    text = sentence.text
    if sentence.japanese and _JA_MISSING.match(text, end, end + _MISSED):
        return True
    return _MISSING_BEFORE.search(text, max(0, start - _MISSED), start) is not None


def _of_names(sentence: Sentence, low: int, high: int) -> Iterator[Evidence]:
    text = sentence.text
    for name in sentence.names_near(low, high):
        if name.mention.kind == "benchmark" and not _is_missing(sentence, name.start, name.end):
            yield Evidence("benchmark", name.mention.surface, _NAMED_BENCHMARK)
        if name.mention.kind == "model" and (
            _JA_FOR.match(text, name.end)
            if sentence.japanese
            else _FOR.search(text, max(0, name.start - 16), name.start)
        ):
            yield Evidence("condition", name.mention.surface, _NAMED_MODEL)


def _of_patterns(sentence: Sentence, low: int, high: int) -> Iterator[Evidence]:
    for shows, weight, pattern in (*_PATTERNS, *(_JA if sentence.japanese else _EN)):
        found = pattern.search(sentence.text, low, high)
        if found:
            yield Evidence(shows, found.group(), weight)
