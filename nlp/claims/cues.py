"""Where the words of the lexicons stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

import ahocorasick

from config.models import ClaimCues
from nlp.boundaries import stands_alone
from nlp.claims.grand import grand_statements
from nlp.claims.superlatives_en import has_form, superlatives
from nlp.claims.superlatives_ja import superlatives as superlatives_ja
from nlp.normalise import fold, normalised

CueKind = Literal["hype", "superlative", "hedge", "absolute", "vague", "evidence"]

LOUD: Final[frozenset[CueKind]] = frozenset({"hype", "superlative"})
"""What makes a claim by itself; the others only colour one."""
_COLOURING: Final = LOUD | {"hedge"}

_PLAIN = (
    *("最大限", "最高経営責任者", "最高裁", "最高責任者", "最高技術責任者", "予測モデル"),
    *(
        "予測分析",
        "予測可能",
        "予測不能",
        "予測不可能",
        "予測精度",
        "需要予測",
        "従来予想",
        "市場予想",
        "予想を上回",
        "予想を下回",
        "業界最長",
        "世界最長",
        "計画停電",
        "でしょうか",
        "だろうか",
        "だろう?",
        "でしょう?",
    ),
    *("破壊的変更", "破壊的な変更", "破壊的操作", "破壊的な操作"),
    *("持続可能性", "利用可能性", "再現可能性", "拡張可能性"),
    *("可能性を解き放", "多くの可能性", "可能性に開かれ", "可能性の大きさ", "新しい可能性"),
    *("could not", "couldn't", "would not", "wouldn't", "should not", "shouldn't", "may not"),
    *("may have been", "the only way to", "potential customers", "the best way to"),
    *("even if", "as if", "if needed", "if necessary", "what if", "if not", "if any"),
    *("likely due to", "expected on average", "than expected", "as expected", "would have needed"),
    "if only",
)
"""Longer words and phrases that hold a cue and are none."""

_KANJI = re.compile("[一-鿿]")
_HEADING = re.compile(r"# 1")
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
    shows: str = ""
    """Of a word of evidence: what it shows."""


_Entry = tuple[CueKind, float, str, str]


class Lexicon:
    """Finds every cue of a set in one pass, linear in the text."""

    def __init__(self, cues: ClaimCues) -> None:
        entries: dict[str, list[_Entry]] = {}
        for kind in get_args(CueKind):
            for cue in getattr(cues, kind):
                if cue.weight > 0 and fold(cue.text):
                    shows = getattr(cue, "shows", "")
                    entry: _Entry = (kind, cue.weight, cue.text, shows)
                    entries.setdefault(fold(cue.text), []).append(entry)
        for text in _PLAIN:
            entries.setdefault(fold(text), [])
        self._automaton: Any = ahocorasick.Automaton()
        for key, value in entries.items():
            self._automaton.add_word(key, (len(key), value))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[CueHit]:
        """The cues and English superlatives in order; of overlapping ones the longest.

        What makes a claim or weakens it goes before words that only colour one.
        """
        view = normalised(text)
        spans: list[_Span] = []
        for last, (length, entries) in self._automaton.iter(view.text):
            start, end = view.original_span(last - length + 1, last + 1)
            if stands_alone(text, start, end, katakana=False) and not (
                _is_month(text, start, end)
                or _is_compound(text, start, end)
                or _is_heading(text, start, end)
            ):
                spans.append((start, end, entries))
        formed: dict[tuple[int, int], list[_Entry]] = {
            (start, end): [("superlative", weight, plain, "")]
            for start, end, weight, plain in (*superlatives(text), *superlatives_ja(text))
        }
        spans = [span for span in spans if not _is_only_form(text, span) or span[:2] in formed]
        for start, end, weight, plain in grand_statements(view):
            spans.append((start, end, [("hype", weight, plain, "")]))
        spans += [(*span, entries) for span, entries in formed.items()]
        colouring = [span for span in spans if _colours(span[2])]
        taken = _longest(colouring)
        rest = _beside(_longest([span for span in spans if not _colours(span[2])]), taken)
        return [
            CueHit(kind, text[start:end], start, end, weight, written, shows)
            for start, end, entries in sorted([*taken, *rest], key=lambda span: span[0])
            for kind, weight, written, shows in entries
        ]


_Span = tuple[int, int, list[_Entry]]


def _colours(entries: Sequence[_Entry]) -> bool:
    """Whether a word is loud or weakens, or is a phrase in which no word does either."""
    return not entries or any(entry[0] in _COLOURING for entry in entries)


def _longest(spans: Sequence[_Span]) -> list[_Span]:
    """The spans that do not overlap; of those that do the first, and of those the longest."""
    kept: list[_Span] = []
    reached = -1
    for start, end, entries in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached:
            reached = end
            kept.append((start, end, entries))
    return kept


def _beside(spans: Sequence[_Span], taken: Sequence[_Span]) -> Iterator[_Span]:
    """Those of `spans` that overlap none of `taken`; both are in order."""
    at = 0
    for span in spans:
        while at < len(taken) and taken[at][1] <= span[0]:
            at += 1
        if at == len(taken) or taken[at][0] >= span[1]:
            yield span


def _is_only_form(text: str, span: _Span) -> bool:
    """Whether the lexicon lists a superlative whose form tells it, where it is one."""
    start, end, entry = span
    return any(kind == "superlative" for kind, *_ in entry) and has_form(text[start:end])


def _is_compound(text: str, start: int, end: int) -> bool:
    """Whether 可能性 ends a word that means an ability: 観測可能性, 到達可能性."""
    return text[start:end] == "可能性" and _KANJI.match(text, start - 1) is not None


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether `# 1` is the heading of a numbered part."""
    return _HEADING.fullmatch(text, start, end) is not None


def _is_month(text: str, start: int, end: int) -> bool:
    """`In May`, `May 2026`: the month is no hedge, a sentence that begins with May a rare one."""
    return _MONTH.fullmatch(text, start, end) is not None
