"""What an English claim compares with: H100 in `40% better than H100`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.claims.sentence import Figure, Sentence

_THAN = (
    r"than|compared (?:with|to)|relative to|versus|vs\.?|against|in comparison (?:with|to)"
    r"|over(?= the (?:previous|prior|last|baseline|current|existing)\b| its predecessor| previous"
    r"| prior| (?-i:[A-Z]))"
)
_OF = (
    r"(?:that )?of"
    r"(?= (?:(?-i:[A-Z])|the (?:previous|prior|gpu|current|(?-i:[A-Z]))|our |its predecessor|an? ))"
)
_COMPARED = re.compile(
    rf"\b(?:(?P<by>{_THAN})|(?P<of>{_OF}))\s+(?:with |on |in |from |to )?"
    r"(?P<what>(?!\d|the \"|what\b)[^,.;:()\"”—\n]{2,80})",
    re.IGNORECASE,
)
_STOP = re.compile(
    r" (?:in|when|while|because|for|at|and|but|which|that|who|on (?:our|the)|by|as|if|is|are|was"
    r"|were|to|it|they|we|you|outside|does|do|did|says?|said|has|have|draws?|will|can|could"
    r"|may)\b.*$",
    re.IGNORECASE,
)
_REACH = 70
_NAME_REACH = 90


def baselines(sentence: Sentence, start: int, end: int, figure: Figure) -> Iterator[str]:
    """What the amount may be measured against, the likeliest first."""
    multiple = figure.quantity.unit == "x" and (figure.quantity.value or 2) > 1
    text = sentence.text
    low, high = max(0, start - _REACH), end + _REACH + _NAME_REACH
    for match in _COMPARED.finditer(text, low, high):
        if match.start() > end + _REACH:
            return
        if sentence.crossed(end, match.start()) > 1 or ";" in text[match.start() : start]:
            continue
        if match.start("what") < figure.end and match.end("what") > figure.start:
            continue  # more than half of all tokens
        if match["of"] and not (multiple and match.start() >= figure.end):
            continue
        what = _STOP.sub("", match["what"]).strip(" *`'")
        if what and ". " not in text[end : match.start()]:
            yield what
