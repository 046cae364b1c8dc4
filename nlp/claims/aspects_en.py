"""What an English amount is about, where its unit or the amount before it says more than a word."""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.aspects import THOSE_WHO_USE, Aspect, AspectWord, default_aspect
from nlp.claims.sentence import Figure, Sentence
from nlp.quantities.units import unit_kind

_CLOCKS: Final = frozenset({"GHz", "MHz"})
_SHORT: Final = frozenset({"ms", "μs", "µs", "ns"})
_SITES: Final = frozenset({"MW", "GW"})
_PARTS: Final = frozenset(
    {"transistors", "qubits", "GPUs", "TPUs", "chips", "accelerators", "nodes", "servers", "cores"}
    | {"racks", "CPUs", "NPUs", "XPUs", "wafers", "dies", "parameters"}
)
_OUTPUT = re.compile(r".+/(?:year|month|week|day|quarter)$")
_GREAT_SUM: Final = 1e8
_SMALL_SUM: Final = 1e5
_SPENDS = re.compile(r"spen[dt]", re.IGNORECASE)
_PAYS = re.compile(r"pa(?:y|id)|bought", re.IGNORECASE)
_TO_DO = re.compile(
    r"[ *]{0,3}to (?:\w{3,10}ly )?(?:train|run|build|develop|make|operate|serve|produce|host"
    r"|maintain|fine-tune|cool|process|generate|migrate)\b"
)
"""$5m to train it is what its making cost."""
_PEOPLE_SAY = re.compile(
    r"[ *]{0,3}(?:of [^,.;]{1,40}? )?(?:said|say|use[sd]?|will use|have (?:adopted|deployed|used)"
    r"|plan"
    r"|expect|reported|could name|run|adopted|are using|now use)\b"
)
_GOES_ON = re.compile(
    r"(?:,|\(|—|–)\s?(?:(?:up|down|or|about|nearly|almost|roughly|more than|an? \w{3,12} of|some"
    r"|over)"
    r"\s)*[+~≈-]{0,2}[*]{0,2}$"
)
_GONE_ON_FROM: Final = 60
_COMPARATIVE = re.compile(r"(?:fast|slow|quick)er$", re.IGNORECASE)


def english_aspect(
    sentence: Sentence, figure: Figure, word: AspectWord | None, before: tuple[Aspect, int] | None
) -> Aspect:
    """What an amount is about. `before`: the aspect of the claim before it and where that ends."""
    quantity = figure.quantity
    kind, unit = unit_kind(quantity.unit), quantity.unit
    if kind == "rate":
        if unit in _CLOCKS:
            return "performance"
        return "capacity" if _OUTPUT.match(unit) else "throughput"
    if unit in _SHORT or (unit == "seconds" and word is None):
        return "latency"
    if unit in _SITES and word is None:
        return "capacity"
    if unit in _PARTS and unit not in THOSE_WHO_USE:
        return "size"
    if kind in {"multiple", "percent"}:
        return _compared(sentence, figure, word, before)
    if word is None:
        return default_aspect(kind, unit, quantity.value)
    return _of_money(sentence, figure, word) if kind == "money" else word.aspect


def _of_money(sentence: Sentence, figure: Figure, word: AspectWord) -> Aspect:
    """Great sums that are spent are invested, small ones that are paid are prices."""
    text, value = sentence.text, figure.quantity.value or 0.0
    if _SPENDS.match(text, word.start) and value >= _GREAT_SUM:
        return "investment"
    if _PAYS.match(text, word.start) and value < _SMALL_SUM:
        return "price"
    if word.aspect == "price" and _TO_DO.match(text, figure.end):
        return "cost"
    return word.aspect


def _compared(
    sentence: Sentence, figure: Figure, word: AspectWord | None, before: tuple[Aspect, int] | None
) -> Aspect:
    text = sentence.text
    near = word is not None and not sentence.crossed(word.start, figure.start)
    if before is not None and not near and figure.start - before[1] <= _GONE_ON_FROM:
        lead = text[max(0, figure.start - 24) : figure.start]
        if _GOES_ON.search(lead):
            return before[0]  # revenue of $61 billion, up 58%
    if word is not None and _COMPARATIVE.match(text, word.start, word.end):
        begin, _ = sentence.clause(figure.start, figure.end)
        if any(w.aspect == "latency" for w in sentence.aspects_near(begin, figure.start)):
            return "latency"  # TTFT is 5x faster
    if word is None and unit_kind(figure.quantity.unit) == "percent":
        return "adoption" if _PEOPLE_SAY.match(text, figure.end) else "other"
    if word is None:
        return default_aspect("multiple", "x", figure.quantity.value)
    return word.aspect
