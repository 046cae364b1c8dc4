"""What an English claim compares with: H100 in `40% better than H100`, `twice the H100`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.claims.sentence import Figure, Sentence

_THAN = re.compile(
    r"\b(?:than|compared (?:with|to)|relative to|versus|vs\.?|in comparison (?:with|to)"
    r"|over(?= the (?:previous|prior|last|baseline|current|existing|old|older)\b| its predecessor"
    r"| previous| prior| (?-i:[A-Z]|k8s\b|v[0-9]|vanilla|stock))"
    r"|(?:ahead of|above|below|behind)(?= (?:the )?(?-i:[A-Z])))\s+(?:with |on |in |from |to "
    r"|for )?"
    r"(?P<what>(?!\d|the \"|what\b)[^,.;:()\"”—\n]{2,80})",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|vs\.?|above|below)\s+"
    r"(?P<what>[^;()\"”—\n]{2,70}?)(?=[,;()\"”—\n]|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
"""Amounts are compared with amounts, too: against 41.7% for GPT-5."""
_TIMES = re.compile(
    r"[*]{0,2}[ ](?:as [\w-]{1,20}(?: [\w -]{1,24})? as (?:for |in |on |with |from )?"
    r"|(?:that|those) of |of the [\w-]{1,20} of |the (?:[\w-]{1,20} ){1,4}of |of (?=what\b)"
    r"|(?=what\b|its\b|their\b|the (?:old|older|previous|prior|figure|rate|price|cost)\b"
    r"|(?:the )?(?-i:[A-Z][\w-]*\d)))(?P<what>[^,.;:()\"”—\n]{2,80})",
    re.IGNORECASE,
)
"""From a multiple to what is multiplied: twice as fast as the B200, half its old price."""
_PART = re.compile(r"[*]{0,2} of (?:the|its) [\w-]{1,20} of (?P<what>[^,.;:()\"”—\n]{2,80})")
_FROM = re.compile(r",? (?:up |down )?from (?:about |around |just |only )?$", re.IGNORECASE)
_STOP = re.compile(
    r" (?:in(?! the (?:last|second|first|same))|when|while|because|for|at|and|but|which|that|who"
    r"|on (?:our|the)|by|as|if|is|are|was|were|to|it|they|we|you|outside|does|do|did|says?|said|has"
    r"|have|draws?|will|can|could|may)\b.*$",
    re.IGNORECASE,
)
_FINITE = re.compile(r"(?:what|the figure|the (?:old )?price)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?: at | on | in |, | - | and | but | as ).*$")
_COMPARED: Final = frozenset({"x", "%", "pp"})
_REACH: Final = 70
_NAME_REACH: Final = 90


def baselines(
    sentence: Sentence, start: int, end: int, figure: Figure, before: Figure | None = None
) -> Iterator[str]:
    """What the amount may be measured against, the likeliest first.

    `before` is the amount that it came from, where the text tells a change.
    """
    text = sentence.text
    compared = figure.quantity.unit in _COMPARED
    if compared:
        yield from _multiplied(text, figure)
    for match in _THAN.finditer(text, max(0, start - _REACH), end + _REACH + _NAME_REACH):
        if match.start() > end + _REACH:
            break
        if _is_of_claim(sentence, match, start, end, figure, compared=compared):
            what = _trimmed(match["what"])
            if what:
                yield what
    yield from _amounts(sentence, end, figure, before)


def _multiplied(text: str, figure: Figure) -> Iterator[str]:
    pattern = _PART if figure.quantity.unit == "%" else _TIMES
    match = pattern.match(text, figure.end)
    if match is None:
        return
    what = match["what"]
    cut = _SENTENCE.sub("", what) if _FINITE.match(what) else _STOP.sub("", what)
    if cut.strip(" *`'"):
        yield cut.strip(" *`'")


def _is_of_claim(
    sentence: Sentence,
    match: re.Match[str],
    start: int,
    end: int,
    figure: Figure,
    *,
    compared: bool,
) -> bool:
    text = sentence.text
    if sentence.crossed(end, match.start()) > 1 or ";" in text[match.start() : start]:
        return False
    if match.start("what") < figure.end and match.end("what") > figure.start:
        return False  # more than half of all tokens
    first = match.start("what")
    if ". " in text[end : match.start()] or sentence.figures_near(first, first + 1):
        return False  # less than one percent
    between = sentence.figures_near(end, match.start())
    if not compared and any(f.quantity.unit in _COMPARED for f in between):
        return False  # move 2.8 TB/s and waste 40% less power than HBM3E
    return compared or not sentence.crossed(end, match.start()) or match.start() >= end


def _amounts(sentence: Sentence, end: int, figure: Figure, before: Figure | None) -> Iterator[str]:
    """Amounts that an amount is compared with or came from."""
    text = sentence.text
    if before is not None:
        yield text[before.start : before.end].strip(" *`")
        return
    for other in sentence.figures_near(end, end + _REACH // 2):
        if other.quantity.unit == figure.quantity.unit:
            if _FROM.fullmatch(text, end, other.start):
                yield text[other.start : other.end].strip(" *`")
            break
    match = _AGAINST.search(text, end, end + _REACH + _NAME_REACH)
    if match and match.start() - end <= _REACH:
        inside = sentence.figures_near(match.start("what"), match.start("what") + 16)
        same = [f for f in inside if f.quantity.unit == figure.quantity.unit]
        if same and not sentence.figures_near(end, match.start("what")):
            yield match["what"].strip(" *`'")


def _trimmed(words: str) -> str:
    return _STOP.sub("", words).strip(" *`'")
