"""Which amounts of a sentence are claims, and what of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nlp.claims import figures_en as en
from nlp.claims import figures_ja as ja
from nlp.claims.about import aspect_word, describes_name, is_on_benchmark
from nlp.claims.aspects import Aspect, AspectWord, default_aspect
from nlp.claims.durations import is_time_of_work
from nlp.claims.merit_en import has_merit
from nlp.claims.sentence import Figure, Sentence
from nlp.claims.settings import is_printed, states_setting
from nlp.quantities.units import unit_kind

_NEAR_COUNT = 12
_CHANGED_FROM = re.compile(en.CHANGED_FROM)
_CHANGE = re.compile(
    r"[ *]{0,4}(?:程度|ほど|前後)?(?:から|→|⇒|->| to )[ *]{0,4}"
    r"(?:約|およそ|about |around )?[ *]{0,4}"
)
_CHANGES = re.compile(rf"{ja.CHANGES}|(?i:{en.CHANGES})")
_CHANGE_REACH = 40
_TIMES_A_DAY = re.compile(en.TIMES_A_DAY)
_LARGE_COUNT = 1000
_LEAST_COUNT = 10
_NEED_A_WORD: Final = frozenset({"W", "MHz", "GHz", "MT/s", "GT/s"})
_ALWAYS: Final = frozenset({"regions", "vCPU"})
_TELLING: Final = frozenset({"power", "compute", "rate"})
"""Amounts that say how much a thing can do, whatever stands beside them."""
_EACH = re.compile(ja.EACH)
_FROM = re.compile(en.FROM)


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
        aspect = word.aspect if word else default_aspect(kind, quantity.unit, quantity.value)
        bare = kind == "multiple" and word is None and not sentence.names and sentence.japanese
        found = Claimed(figure, aspect, word, before, bare)
        if before is None and states_setting(sentence, figure):
            continue
        if _is_claim(sentence, found):
            claimed.append(found)
        before = None
    return claimed


def _changes_to(text: str, first: Figure, second: Figure) -> bool:
    one, other = unit_kind(first.quantity.unit), unit_kind(second.quantity.unit)
    if one != other or not _CHANGE.fullmatch(text, first.end, second.start):
        return False
    if text[first.end : second.start].strip() == "to":
        return _CHANGED_FROM.search(text, max(0, first.start - 16), first.start) is not None
    return True


def _is_claim(sentence: Sentence, claimed: Claimed) -> bool:
    if not sentence.japanese:
        return has_merit(sentence, claimed.figure, claimed.word, claimed.before)
    quantity = claimed.figure.quantity
    kind = unit_kind(quantity.unit)
    text, end = sentence.text, claimed.figure.end
    named = bool(sentence.names)
    if kind == "multiple":
        return not _TIMES_A_DAY.match(text, end)
    if quantity.value is None:
        return False
    if kind == "percent":
        told = bool(claimed.word) or _has_change(sentence, claimed)
        return quantity.value != 0 and (told or ja.is_share(text, claimed.start, end))
    if text[0] == "|":
        return False  # a table lists what things are; how they compare it says in multiples
    if kind == "time":
        return is_time_of_work(sentence, claimed.figure, claimed.word, claimed.before)
    if kind == "count":
        return _is_count_with_merit(sentence, claimed)
    if kind == "length":
        return False
    if _FROM.search(text, max(0, claimed.start - 12), claimed.start):
        return False
    if kind == "data" or quantity.unit in _NEED_A_WORD:
        if ja.is_gloss(text, claimed.start):
            return True
        return claimed.word is not None and not describes_name(sentence, claimed.figure)
    return bool(claimed.word or named) or (sentence.japanese and kind in _TELLING)


def _is_count_with_merit(sentence: Sentence, claimed: Claimed) -> bool:
    """Whether a count says how much a thing holds or how far it is spread, and not what it is."""
    quantity, word = claimed.figure.quantity, claimed.word
    if quantity.value is None:
        return False
    if quantity.unit in _ALWAYS and quantity.value >= _LEAST_COUNT:
        return True
    if quantity.unit != "units" and ja.is_reached(sentence.text, claimed.figure):
        return True
    if quantity.value < _LEAST_COUNT:
        return quantity.comparator == "<=" and quantity.unit == "vCPU"
    if _EACH.match(sentence.text, claimed.figure.end):
        return False
    if quantity.unit == "parameters":
        return quantity.range is None and any(n.mention.kind == "model" for n in sentence.names)
    large = quantity.value >= _LARGE_COUNT or quantity.comparator in {"<=", ">="}
    if quantity.unit == "tokens" and quantity.comparator == "<=":
        return True
    if word is None:
        return large and bool(sentence.names)
    gap = max(word.start - claimed.figure.end, claimed.start - word.end)
    return gap <= _NEAR_COUNT and (large or bool(sentence.names))


def _has_change(sentence: Sentence, claimed: Claimed) -> bool:
    start, end = claimed.start, claimed.figure.end
    return (
        _CHANGES.search(sentence.text, max(0, start - _CHANGE_REACH), end + _CHANGE_REACH)
        is not None
    )
