"""Abbreviations that a text spells out, which are terms more often than names.

A document that spells one out tells it of all others, too: so such an occurrence is proposed, as
evidence against the name.
"""

from __future__ import annotations

import re
from typing import Final

from nlp.discover.names import Name, Span
from nlp.discover.words import KINDS_JA

_LONGEST: Final = 8
_LONGEST_GLOSSED: Final = 4
_LOOKED_AT: Final = 8
"""Occurrences of one name: the first ones introduce it."""
_SAID: Final = 80
_INITIAL: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]|(?<=[a-z])[A-Z]")
_SMALL: Final = re.compile(r"\b(?:of|for|and|the|to|in|a|an|on|per)\b")
_OPENING: Final = re.compile(r"s? ?[（(]")
_GLOSS: Final = re.compile(
    rf"(?![^)）\n]{{0,20}}(?:{'|'.join(KINDS_JA)})[)）])[ぁ-ゖァ-ヺー一-鿿・]{{3,20}}[)）]"
)
"""A meaning in Japanese, IoC (侵害指標), that is no kind of followed thing."""
_JAPANESE_END: Final = re.compile(r"[ぁ-ゖァ-ヺー一-鿿] ?$")


def spelt_out(text: str, name: Name) -> Span | None:
    """Where a text spells a name out: `Time to First Token (TTFT)`, `HPA (HorizontalPod…)`."""
    letters = name.shape.name.casefold()
    if len(letters) > _LONGEST:
        return None
    for start, end in name.spans[:_LOOKED_AT]:
        if text[max(0, start - 1) : start] in {"(", "（"}:
            said = text[max(0, start - _SAID) : start - 1]
            if _JAPANESE_END.search(said) and text[end : end + 1] in {")", "）"}:
                return start, end
            if any(initials.endswith(letters) for initials in _initials(said)):
                return start, end
        opening = _OPENING.match(text, end)
        if opening:
            if len(letters) <= _LONGEST_GLOSSED and _GLOSS.match(text, opening.end()):
                return start, end
            said = text[opening.end() : opening.end() + _SAID]
            if any(initials.startswith(letters) for initials in _initials(said)):
                return start, end
    return None


def _initials(words: str) -> tuple[str, str]:
    """The first letters of words and of their parts, with and without small words."""
    big = "".join(_INITIAL.findall(_SMALL.sub("", words)))
    return "".join(_INITIAL.findall(words)).casefold(), big.casefold()
