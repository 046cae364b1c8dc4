"""Grand statements: hype that no single word carries, told by its form.

A form is looked for only around its rarest words, which are found in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import ahocorasick

from nlp.claims import grand_en, grand_ja
from nlp.normalise import NormalisedView, fold

_REACH: Final = 90
"""Characters to each side of its rare word in which a form stands."""


@dataclass(frozen=True, slots=True)
class _Form:
    plain: str
    weight: float
    pattern: re.Pattern[str]


def _automaton() -> Any:
    held: dict[str, list[_Form]] = {}
    for forms, edge in ((grand_en.FORMS, r"\b"), (grand_ja.FORMS, "")):
        for plain, weight, words, pattern in forms:
            form = _Form(plain, weight, re.compile(f"{edge}(?:{pattern})", re.IGNORECASE))
            for word in words.split("|"):
                held.setdefault(fold(word), []).append(form)
    automaton = ahocorasick.Automaton()
    for word, forms_of_word in held.items():
        automaton.add_word(word, (len(word), forms_of_word))
    automaton.make_automaton()
    return automaton


_WORDS: Final = _automaton()


def grand_statements(view: NormalisedView) -> Iterator[tuple[int, int, float, str]]:
    """Start, end, weight from 0 to 1 and plain form of each, not in order; they may overlap."""
    text = view.original
    reached: dict[str, int] = {}
    for last, (length, forms) in _WORDS.iter(view.text):
        start, end = view.original_span(last - length + 1, last + 1)
        for form in forms:
            if reached.get(form.plain, -1) > start:
                continue
            low, high = max(0, start - _REACH), min(len(text), end + _REACH)
            for match in form.pattern.finditer(text, low, high):
                if match.start() <= start and end <= match.end():
                    reached[form.plain] = match.end()
                    yield match.start(), match.end(), form.weight, form.plain
                    break
