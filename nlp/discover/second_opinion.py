"""Models and dictionaries are asked where shape and context leave it open, and nowhere else.

ja_ginza's recogniser takes Latin abbreviations of all kinds for names (`GA` is a product to it), so
that its word adds nothing there. Of katakana behind 企業の or before 社 it knows half; Sudachi's
dictionary, which costs nothing, knows the common words among them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from nlp.discover.contexts import Cue
from nlp.discover.names import Name, Span
from nlp.discover.page import Page
from nlp.discover.shapes import PLAIN_LOOKS
from nlp.ginza import Ginza
from nlp.recognising import Recogniser

_MOST_ASKED: Final = 4
"""Japanese sentences of one document that are read for names: 25 milliseconds each (2026-11)."""
_MOST_ASKED_ENGLISH: Final = 40
_LONGEST: Final = 400
"""Characters of a sentence that is worth asking about."""
_JAPANESE: Final = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")


def confirm_katakana(page: Page, names: Mapping[str, Name], model: Ginza | None) -> None:
    """Tell the katakana words that are names: in no dictionary, or names to the recogniser."""
    if model is None:
        return
    asked: list[tuple[Name, Span]] = []
    for written, name in names.items():
        if name.shape.look == "katakana":
            if not model.holds(written):
                name.tell(name.spans[0], Cue("recogniser"))
            elif "company" in {cue.name for cue in name.all_cues()}:
                asked.append((name, name.spans[0]))
    _ask(page, asked[:_MOST_ASKED], model)


def ask_english(page: Page, names: dict[str, Name], model: Recogniser) -> None:
    """Tell which plain words in capitals are names; drop those that are persons or places."""
    asked = [
        (name, span)
        for name in names.values()
        if name.shape.look in PLAIN_LOOKS
        for span in list(name.cues)[:1]
        if not _JAPANESE.search(page.sentence(span[0]))
    ]
    for refused in _ask(page, asked[:_MOST_ASKED_ENGLISH], model):
        names.pop(refused, None)


def _ask(page: Page, asked: list[tuple[Name, Span]], model: Recogniser) -> list[str]:
    """Tell the names that the model confirms; what it takes for something else is returned."""
    asked = [item for item in asked if len(page.sentence(item[1][0])) <= _LONGEST]
    if not asked:
        return []
    recognised = model.names([page.sentence(start) for _, (start, _) in asked])
    refused: list[str] = []
    for name, (start, end) in asked:
        first = page.passage_at(start).start
        for found in recognised[page.sentence(start)]:
            if found.start <= start - first and end - first <= found.end:
                if found.is_thing:
                    name.tell((start, end), Cue("recogniser"))
                else:
                    refused.append(name.shape.name)
    return refused
