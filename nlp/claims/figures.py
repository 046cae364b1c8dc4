"""Which amounts of a sentence are claims, and what of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from nlp.claims import figures_en as en
from nlp.claims import merit_en, merit_ja
from nlp.claims.about import aspect_word, is_on_benchmark
from nlp.claims.aspects import Aspect, AspectWord, default_aspect
from nlp.claims.aspects_en import english_aspect
from nlp.claims.sentence import Figure, Sentence
from nlp.claims.settings import is_printed, states_setting
from nlp.claims.tables import as_headed, can_be_of
from nlp.quantities.units import unit_kind

_CHANGED_FROM = re.compile(en.CHANGED_FROM)
_CHANGE = re.compile(
    r"[ *]{0,4}(?:程度|ほど|前後)?(?P<by>から|→|⇒|->| to |が)[ *]{0,4}"
    r"(?:約|およそ|about |around )?[ *]{0,4}"
)
_TELLING: Final = frozenset({"rate", "compute", "power", "multiple", "percent"})
"""Kinds of units that say enough in a table whose heads name nothing."""
_BECOMES = re.compile(r"[ *]{0,3}(?:程度)?(?:に(?:な|縮|減|下|増|上|伸|短)|へ)")


@dataclass(frozen=True, slots=True)
class Claimed:
    """An amount that a sentence claims, the word that says of what, and the amount it came from."""

    figure: Figure
    aspect: Aspect
    word: AspectWord | None
    before: Figure | None = None
    bare: bool = False
    """Whether nothing in its sentence says what it is about: it counts where it was said before."""

    @property
    def start(self) -> int:
        """Where the amounts begin."""
        return self.before.start if self.before else self.figure.start


def claimed_figures(sentence: Sentence) -> list[Claimed]:
    """The amounts that are claims, in order. A change from one amount to another is one claim."""
    claimed: list[Claimed] = []
    before: Figure | None = None
    if sentence.cells and not sentence.japanese:
        return list(_in_cells(sentence))
    figures = () if is_printed(sentence.text) else sentence.figures
    for i, figure in enumerate(figures):
        following = figures[i + 1] if i + 1 < len(figures) else None
        if following is not None and _changes_to(sentence.text, figure, following):
            before = before or figure
            continue
        word = aspect_word(sentence, figure)
        quantity = figure.quantity
        kind = unit_kind(quantity.unit)
        if kind == "percent" and is_on_benchmark(sentence, figure, word):
            word = AspectWord("accuracy", figure.start, figure.end)
        aspect = _aspect(sentence, figure, word, claimed)
        bare = kind == "multiple" and word is None and not sentence.names and sentence.japanese
        found = Claimed(figure, aspect, word, before, bare)
        verb = kind == "multiple" and quantity.text[:1].isalpha()  # is set to double
        if before is None and not verb and states_setting(sentence, figure):
            continue
        if _is_claim(sentence, found):
            claimed.append(found)
        before = None
    return claimed


def _in_cells(sentence: Sentence) -> Iterator[Claimed]:
    """The amounts of a row that its heads, or their own units, say something good or bad of."""
    for figure in sentence.figures:
        cell = sentence.cell_at(figure.start)
        kind = unit_kind(figure.quantity.unit)
        if cell is None or figure.quantity.value is None or kind in {"count", "length"}:
            continue
        aspect = can_be_of(cell, figure.quantity.unit)
        if aspect is None and kind not in _TELLING:
            continue
        figure = replace(figure, quantity=as_headed(cell, figure.quantity))
        yield Claimed(figure, aspect or english_aspect(sentence, figure, None, None), None)


def _aspect(
    sentence: Sentence, figure: Figure, word: AspectWord | None, claimed: list[Claimed]
) -> Aspect:
    if not sentence.japanese:
        before = (claimed[-1].aspect, claimed[-1].figure) if claimed else None
        return english_aspect(sentence, figure, word, before)
    quantity = figure.quantity
    if word is None:
        return default_aspect(unit_kind(quantity.unit), quantity.unit, quantity.value)
    return word.aspect


def _changes_to(text: str, first: Figure, second: Figure) -> bool:
    one, other = unit_kind(first.quantity.unit), unit_kind(second.quantity.unit)
    change = _CHANGE.fullmatch(text, first.end, second.start)
    if one != other or change is None:
        return False
    if change["by"] == "が":  # 200ミリ秒が150ミリ秒になる
        return _BECOMES.match(text, second.end) is not None
    if change["by"] == " to ":
        return _CHANGED_FROM.search(text, max(0, first.start - 16), first.start) is not None
    return True


def _is_claim(sentence: Sentence, claimed: Claimed) -> bool:
    has_merit = merit_ja.has_merit if sentence.japanese else merit_en.has_merit
    return has_merit(sentence, claimed.figure, claimed.word, claimed.before)
