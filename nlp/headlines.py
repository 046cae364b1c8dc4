"""Whether words stand in a headline, where capitals say nothing about names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.records import Passage

_AROUND: Final = 120
"""Characters on either side that tell a headline: a passage may have no end."""
_LETTERS = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")


def is_headline(text: str, name: tuple[int, int], passage: Passage) -> bool:
    """Whether an English sentence writes its words in capitals anyway: AWS Cuts Prices."""
    before = text[max(passage.start, name[0] - _AROUND) : name[0]]
    after = text[name[1] : min(passage.end, name[1] + _AROUND)]
    if _JAPANESE.search(before) or _JAPANESE.search(after):
        return False
    around: Sequence[str] = _LETTERS.findall(before + " " + after)
    small = sum(word[0].islower() for word in around)
    return small < 2 or small * 3 < len(around)
