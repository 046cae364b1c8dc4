"""Where the words of the lexicons stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import ahocorasick

from config.models import ClaimCues
from nlp.boundaries import stands_alone
from nlp.claims.superlatives_en import has_form, superlatives
from nlp.normalise import fold, normalised

CueKind = Literal["hype", "superlative", "hedge"]

_PLAIN = (
    *("最大限", "最高経営責任者", "最高裁", "最高責任者", "最高技術責任者", "予測モデル"),
    *(
        "予測分析",
        "予測可能",
        "予測不能",
        "予測不可能",
        "予測精度",
        "需要予測",
        "計画停電",
        "でしょうか",
        "だろうか",
        "だろう?",
        "でしょう?",
    ),
    *("破壊的変更", "破壊的な変更"),
    *("持続可能性", "利用可能性", "再現可能性", "拡張可能性"),
    *("可能性を解き放", "多くの可能性", "可能性に開かれ", "可能性の大きさ", "新しい可能性"),
    *("could not", "couldn't", "would not", "wouldn't", "should not", "shouldn't", "may not"),
    *("may have been", "the only way to", "potential customers", "the best way to"),
)
"""Longer words and phrases that hold a cue and are none."""

_KANJI = re.compile("[一-鿿]")
_MONTH = re.compile(r"May$")


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue as it stands in a text."""

    kind: CueKind
    surface: str
    start: int
    end: int
    weight: float
    text: str
    """As the lexicon writes it."""


class Lexicon:
    """Finds every cue of a set in one pass, linear in the text."""

    def __init__(self, cues: ClaimCues) -> None:
        entries: dict[str, list[tuple[CueKind, float, str]]] = {}
        lists: tuple[tuple[CueKind, Any], ...] = (
            ("hype", cues.hype),
            ("superlative", cues.superlative),
            ("hedge", cues.hedge),
        )
        for kind, words in lists:
            for cue in words:
                if cue.weight > 0 and fold(cue.text):
                    entries.setdefault(fold(cue.text), []).append((kind, cue.weight, cue.text))
        for text in _PLAIN:
            entries.setdefault(fold(text), [])
        self._automaton: Any = ahocorasick.Automaton()
        for key, value in entries.items():
            self._automaton.add_word(key, (len(key), value))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[CueHit]:
        """The cues and English superlatives in order; of overlapping ones the longest."""
        view = normalised(text)
        spans = []
        for last, (length, entry) in self._automaton.iter(view.text):
            start, end = view.original_span(last - length + 1, last + 1)
            if stands_alone(text, start, end, katakana=False) and not (
                _is_month(text, start, end) or _is_compound(text, start, end)
            ):
                spans.append((start, end, entry))
        formed = {
            (start, end): [("superlative", weight, plain)]
            for start, end, weight, plain in superlatives(text)
        }
        spans = [span for span in spans if not _is_only_form(text, span) or span[:2] in formed]
        spans += [(*span, entry) for span, entry in formed.items()]
        return list(_hits(text, spans))


def _hits(text: str, spans: list[tuple[int, int, Any]]) -> Iterator[CueHit]:
    reached = -1
    for start, end, entry in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < reached:
            continue
        reached = end
        for kind, weight, written in entry:
            yield CueHit(kind, text[start:end], start, end, weight, written)


def _is_only_form(text: str, span: tuple[int, int, Any]) -> bool:
    """Whether the lexicon lists a superlative whose form tells it, where it is one."""
    start, end, entry = span
    return any(kind == "superlative" for kind, _, _ in entry) and has_form(text[start:end])


def _is_compound(text: str, start: int, end: int) -> bool:
    """Whether 可能性 ends a word that means an ability: 観測可能性, 到達可能性."""
    return text[start:end] == "可能性" and _KANJI.match(text, start - 1) is not None


def _is_month(text: str, start: int, end: int) -> bool:
    """`In May`, `May 2026`: the month is no hedge, a sentence that begins with May a rare one."""
    return _MONTH.fullmatch(text, start, end) is not None
