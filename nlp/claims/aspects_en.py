"""What an English amount is about, where its unit or the amount before it says more than a word."""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.aspects import THOSE_WHO_USE, Aspect, AspectWord, default_aspect
from nlp.claims.sentence import Figure, Sentence
from nlp.quantities.units import unit_kind

_TIMES: Final = frozenset({"ms", "μs", "ns", "seconds", "minutes"})
_CLOCKS: Final = frozenset({"GHz", "MHz"})
_SHORT: Final = frozenset({"ms", "μs", "µs", "ns"})
_SITES: Final = frozenset({"MW", "GW"})
_PARTS: Final = frozenset(
    {"transistors", "qubits", "GPUs", "TPUs", "chips", "accelerators", "nodes", "servers", "cores"}
    | {"racks", "CPUs", "NPUs", "XPUs", "wafers", "dies", "parameters"}
)
_OUTPUT = re.compile(r".+/(?:year|month|week|day|quarter)$")
_STARTS = re.compile(r"boot|start|launch|restart|cold", re.IGNORECASE)
_WATTS: Final = frozenset({"W", "kW", "mW"})
_CAPACITY = re.compile(r"capacity", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:shipped|sold|installed|downloaded|made|generated)\b[^,.;]{0,20}$")
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
_GAP: Final = 120
_SUPPLY_REACH: Final = 40
_SUPPLIED = re.compile(
    r"\b(?:b(?:ought|uys?|uying)|suppl(?:y|ies|ied)|us(?:es?|ed|ing)|consum(?:es?|ed|ing)|wants?"
    r"|needs?|purchas(?:es?|ed)|takes?|saves?|saved)\b",
    re.IGNORECASE,
)
_USED: Final = frozenset({"downloads", "subscribers", "accounts", "contributors", "seats"})
_COST = re.compile(r"costs?$", re.IGNORECASE)
_NEXT: Final = 20
_ONLY = re.compile(r" (?:(?:about|only|up to|roughly|nearly|almost|over|some|at least) )*[~*]{0,3}")
_LESS_COST = re.compile(
    r"\b(?:cuts?|cutting|reduc\w+|lower\w*|slash\w*|sav\w+|trim\w*|rais\w+|brings?|brought|keep"
    r"|in|on|of|and|our|their|its|the|[a-z]+(?:ing|ed))(?: [\w-]{1,14}){0,2} $"
)
_COMPARATIVE = re.compile(r"(?:fast|slow|quick)er$", re.IGNORECASE)


def english_aspect(
    sentence: Sentence,
    figure: Figure,
    word: AspectWord | None,
    before: tuple[Aspect, Figure] | None,
) -> Aspect:
    """What an amount is about. `before`: the aspect and amount of the claim before it."""
    quantity = figure.quantity
    if before is not None and _is_gapped(sentence, figure, word, before[1]):
        return before[0]
    kind, unit = unit_kind(quantity.unit), quantity.unit
    if kind == "rate":
        if unit.partition("/")[0] in _TIMES:
            return "latency"
        if unit in _CLOCKS:
            return "performance"
        return "capacity" if _OUTPUT.match(unit) else "throughput"
    if unit in _SHORT and word is not None and _STARTS.match(sentence.text, word.start):
        return "time"
    if unit in _WATTS and word is not None and not _CAPACITY.match(sentence.text, word.start):
        return "energy"
    if kind == "count" and _MOVED.search(sentence.text, max(0, figure.start - 30), figure.start):
        return "adoption"
    if unit in _SHORT or (unit == "seconds" and word is None):
        return "latency"
    if unit in _SITES and word is None:
        lead = sentence.text[max(0, figure.start - _SUPPLY_REACH) : figure.start]
        return "energy" if _SUPPLIED.search(lead) else "capacity"
    if unit in _USED:
        return "adoption"
    if kind == "compute":
        return "performance"
    if unit in _PARTS and unit not in THOSE_WHO_USE:
        return "size"
    if kind in {"multiple", "percent"}:
        return _compared(sentence, figure, word, before)
    if word is None:
        return default_aspect(kind, unit, quantity.value)
    return _of_money(sentence, figure, word) if kind == "money" else word.aspect


def _is_gapped(sentence: Sentence, figure: Figure, word: AspectWord | None, before: Figure) -> bool:
    """Whether an amount goes on with what the one before it is about: 74.9%, Claude 74.5%."""
    if figure.quantity.unit != before.quantity.unit or figure.start - before.end > _GAP:
        return False
    if word is None:
        return True
    return word.end <= before.start and sentence.crossed(word.start, figure.start) > 0


def _is_verb_of_cost(text: str, figure: Figure, word: AspectWord) -> bool:
    """Whether a thing costs so much less, and it is not its costs that do."""
    if not _COST.fullmatch(text, word.start, word.end) or not 0 < figure.start - word.end < _NEXT:
        return False
    if not _ONLY.fullmatch(text, word.end, figure.start):
        return False
    return _LESS_COST.search(text, max(0, word.start - _GAP // 2), word.start) is None


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
    sentence: Sentence,
    figure: Figure,
    word: AspectWord | None,
    before: tuple[Aspect, Figure] | None,
) -> Aspect:
    text = sentence.text
    near = word is not None and not sentence.crossed(word.start, figure.start)
    if before is not None and not near and figure.start - before[1].end <= _GONE_ON_FROM:
        lead = text[max(0, figure.start - 24) : figure.start]
        if _GOES_ON.search(lead):
            return before[0]  # revenue of $61 billion, up 58%
    if word is not None and _is_verb_of_cost(text, figure, word):
        return "price"
    if word is not None and _PAYS.match(text, word.start):
        return "adoption"
    if word is not None and _COMPARATIVE.match(text, word.start, word.end):
        begin, _ = sentence.clause(figure.start, figure.end)
        if any(w.aspect == "latency" for w in sentence.aspects_near(begin, word.end + 2)):
            return "latency"  # TTFT is 5x faster
    if word is None and unit_kind(figure.quantity.unit) == "percent":
        return "adoption" if _PEOPLE_SAY.match(text, figure.end) else "other"
    if word is None:
        return default_aspect("multiple", "x", figure.quantity.value)
    return word.aspect
