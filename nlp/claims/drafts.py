"""Where a sentence makes claims, before it is known of what, by whom and how firmly."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from nlp.claims.about import aspect_word
from nlp.claims.aspects import Aspect, AspectWord, default_aspect
from nlp.claims.cues import LOUD, CueHit
from nlp.claims.figures import Claimed, claimed_figures
from nlp.claims.future import Future
from nlp.claims.sentence import Sentence
from nlp.quantities.units import unit_kind
from nlp.records import ClaimKind

_SPAN_REACH = 20
"""Characters between an amount and its aspect word, so that one short span holds both."""
_WORD_REACH = 16
_BESIDE_REACH = 12
_BETWEEN = re.compile(r"[。.;；:：!?！？」』]|\b(?:it|is|are|said|says)\b|(?:だ|は|が|を)、?")
_GOES_ON = re.compile(
    r"(?: (?:in|by|for) (?:fiscal |the )?[\w ]{2,20})?,?"
    r"(?: (?:and|or|to|up|down|more than|about|nearly|almost|over|roughly|around|some|an?|the|at"
    r"|less than|of|by|increase|rise|year)){0,5}[ ~]{0,2}",
)
_COMES = re.compile(
    r"\b(?:arriv|ship|sampl|deliver|follow|launch|restart|open|due\b|reach|start|begin|finish"
    r"|availab|online|releas|foresee|debut|land|roll|go live|come|complet|ready|enter)",
    re.IGNORECASE,
)
"""What is said of goods and sites whose coming is all that is foretold."""
_OUTLOOK_REACH: Final = 40
_MANY: Final = 10
_FORETOLD: Final = frozenset({"count", "money", "percent", "multiple", "power", "compute", "rate"})
_CLAUSE_REACH = 300
"""Characters; a clause that goes on for longer is a list or a flood."""
_BOUND_REACH = 4
_ABOUT: Final = (
    *(
        "約",
        "およそ",
        "ほぼ",
        "最大で",
        "最大",
        "少なくとも",
        "about ",
        "nearly ",
        "almost ",
        "roughly ",
    ),
    *("around ", "approximately ", "up to ", "at least ", "more than ", "less than ", "over "),
    *("as much as ", "near-", "~", "〜", ">", "<"),
)
_INHERENT: Final[tuple[tuple[str, Aspect], ...]] = (
    ("growing", "adoption"),
    ("best", "other"),
    ("worst", "other"),
    ("lead ", "performance"),
    ("leads ", "performance"),
    ("the lead", "performance"),
    ("capable", "performance"),
    ("速", "performance"),
    ("fast", "performance"),
    ("quick", "performance"),
    ("powerful", "performance"),
    ("強力", "performance"),
    ("性能", "performance"),
    ("performance", "performance"),
    ("安", "price"),
    ("cheap", "price"),
    ("price", "price"),
    ("affordable", "price"),
    ("cost", "cost"),
    ("コスト", "cost"),
    ("latency", "latency"),
    ("efficient", "energy"),
    ("最大", "size"),
    ("最小", "size"),
    ("large", "size"),
    ("bigg", "size"),
    ("small", "size"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as far as its own words tell it."""

    kind: ClaimKind
    start: int
    end: int
    aspect: Aspect
    word: AspectWord | None = None
    claimed: Claimed | None = None
    cue: CueHit | None = None
    loud: tuple[CueHit, ...] = ()
    """Words of hype and superlatives in its clause."""
    due: date | None = None
    """Of a prediction: the last day by which it must have come true, where that is told."""


def drafts_of(sentence: Sentence, published: date | None = None) -> list[Draft]:
    """The claims of a sentence in order: its amounts, then its loud words, then its outlook."""
    future = Future(sentence, published)
    loud = [cue for cue in sentence.cues if cue.kind in LOUD]
    claimed = claimed_figures(sentence)
    figures = [
        *(_figure_draft(sentence, figure, future) for figure in claimed),
        *_foretold_figures(sentence, claimed, future),
    ]
    if not sentence.japanese:
        figures = _carried_on(sentence, figures)
    used: set[CueHit] = set()
    drafts: list[Draft] = []
    for draft in figures:
        own = tuple(_in_clause(sentence, loud, draft))
        used.update(cue for cue in own if cue.kind == "hype")
        drafts.append(replace(draft, loud=own))
    drafts += [
        _foretold(draft, future)
        for draft in _word_drafts(sentence, [cue for cue in loud if cue not in used])
    ]
    if not any(draft.kind == "prediction" for draft in drafts):
        drafts += _outlook(sentence, future, figures)
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


def _foretold(draft: Draft, future: Future) -> Draft:
    """A draft; a rank that is to be reached by a named time is a prediction."""
    if draft.kind != "superlative":
        return draft
    ahead, due = future.of_named_time(draft.start, draft.end)
    return replace(draft, kind="prediction", due=due) if ahead else draft


def _foretold_figures(
    sentence: Sentence, claimed: Sequence[Claimed], future: Future
) -> Iterator[Draft]:
    """The amounts that count only because they are to be reached by a named time."""
    counted = {found.figure.start for found in claimed} | {
        found.before.start for found in claimed if found.before
    }
    for figure in sentence.figures:
        quantity = figure.quantity
        kind = unit_kind(quantity.unit)
        if figure.start in counted or quantity.value is None or kind not in _FORETOLD:
            continue
        ahead, due = future.of_named_time(figure.start, figure.end)
        many = quantity.value >= _MANY and "-" not in quantity.text
        if not ahead and not sentence.japanese and (many or kind not in {"count", "data"}):
            ahead, due = future.of_some_time(figure.start, figure.end)
        if ahead:
            word = aspect_word(sentence, figure)
            aspect = word.aspect if word else default_aspect(kind, quantity.unit, quantity.value)
            yield replace(
                _figure_draft(sentence, Claimed(figure, aspect, word), future),
                kind="prediction",
                due=due,
            )


def _carried_on(sentence: Sentence, figures: Sequence[Draft]) -> list[Draft]:
    """The drafts; what goes on about a foretold amount is foretold: should grow 25%, to $11bn."""
    drafts: list[Draft] = []
    for draft in sorted(figures, key=lambda draft: draft.start):
        before = drafts[-1] if drafts else None
        if (
            draft.kind == "quantity"
            and before is not None
            and before.kind == "prediction"
            and before.claimed is not None
            and draft.claimed is not None
            and _GOES_ON.fullmatch(sentence.text, before.claimed.figure.end, draft.claimed.start)
        ):
            draft = replace(draft, kind="prediction", due=before.due)
        drafts.append(draft)
    return drafts


def _figure_draft(sentence: Sentence, claimed: Claimed, future: Future) -> Draft:
    start, end = claimed.start, claimed.figure.end
    start = _with_bound(sentence.text, start)
    ahead, due = future.of_figure(start, end)
    kind: ClaimKind = "prediction" if ahead else "quantity"
    word = claimed.word
    if word is not None and _fits(sentence, start, end, word):
        start, end = min(start, word.start), max(end, word.end)
    return Draft(kind, start, end, claimed.aspect, word, claimed, due=due)


def _with_bound(text: str, start: int) -> int:
    """Where the words before an amount begin that bound it."""
    at = start
    while at and start - at < _BOUND_REACH and text[at - 1] in " *_":
        at -= 1
    lead = text[max(0, at - 16) : at].lower()
    for about in _ABOUT:
        bare = about.rstrip()
        if lead.endswith(bare) and not (
            bare[0].isalpha() and bare.isascii() and lead[: -len(bare)][-1:].isalpha()
        ):
            return at - len(bare)
    return start


def _fits(sentence: Sentence, start: int, end: int, word: AspectWord) -> bool:
    """Whether an amount and its aspect word stand so near that one short span holds both."""
    low, high = min(end, word.end), max(start, word.start)
    if high - low > _SPAN_REACH or sentence.crossed(word.start, start):
        return False
    between = sentence.figures_near(low, high)
    return not between


def _in_clause(sentence: Sentence, loud: Sequence[CueHit], draft: Draft) -> Iterator[CueHit]:
    begin, stop = sentence.clause(draft.start, draft.end)
    begin, stop = max(begin, draft.start - _CLAUSE_REACH), min(stop, draft.end + _CLAUSE_REACH)
    low = bisect_left(loud, begin, key=lambda cue: cue.start)
    high = bisect_left(loud, stop, low, key=lambda cue: cue.start)
    return (cue for cue in loud[low:high] if cue.end <= stop)


def _word_drafts(sentence: Sentence, loud: Sequence[CueHit]) -> Iterator[Draft]:
    """Each superlative by itself; words of hype that stand side by side are one claim."""
    held: list[CueHit] = []
    for cue in loud:
        if held and not _is_side_by_side(sentence, held[-1], cue):
            yield _word_draft(sentence, held)
            held = []
        held.append(cue)
    if held:
        yield _word_draft(sentence, held)


def _is_side_by_side(sentence: Sentence, one: CueHit, other: CueHit) -> bool:
    """A stunning, jaw-dropping breakthrough; 設計を根本から変える画期的な製品."""
    if (one.kind, other.kind) != ("hype", "hype") or other.start - one.end > _BESIDE_REACH:
        return False
    between = sentence.text[one.end : other.start]
    return _BETWEEN.search(between) is None and not sentence.names_near(one.end, other.start)


def _word_draft(sentence: Sentence, cues: Sequence[CueHit]) -> Draft:
    cue = max(cues, key=lambda cue: cue.weight)
    kind: ClaimKind = "superlative" if cue.kind == "superlative" else "hype"
    start, end = cues[0].start, cues[-1].end
    word = None
    aspect: Aspect = "other"
    near = [w for w in sentence.aspects_near(start, end + _WORD_REACH) if w.end > start]
    if near and not sentence.crossed(start, near[0].start):
        word, aspect = near[0], near[0].aspect
    for stem, inherent in _INHERENT:
        if (
            kind == "superlative"
            and stem in cue.surface.lower()
            and not (word and word.start < end)
        ):
            word, aspect = (word if word and word.aspect == inherent else None), inherent
            break
    if word is not None:
        end = max(end, word.end)
    return Draft(kind, start, end, aspect, word, cue=cue, loud=tuple(cues))


def _outlook(sentence: Sentence, future: Future, figures: Sequence[Draft]) -> Iterator[Draft]:
    outlook = future.statement()
    if outlook is None:
        return
    start, end = outlook.start, outlook.end
    begin, stop = sentence.clause(start, end)
    if any(begin <= draft.start < stop for draft in figures):
        return  # its figure is claimed of today
    words = sentence.aspects_near(start - 40, end + 40)
    word = words[0] if words else None
    said = sentence.text[max(0, start - _OUTLOOK_REACH) : end + _OUTLOOK_REACH]
    bare: Aspect = "time" if not sentence.japanese and _COMES.search(said) else "other"
    yield Draft("prediction", start, end, word.aspect if word else bare, word, due=outlook.due)
