"""What part a name plays in its sentence, told by the words around it.

The subject of a claim is chosen among the names by their roles (`nlp.claims.subject`). A role is
read off the surface in both languages: Japanese says it by the particle after the name, English by
the preposition before it and by the place.
"""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.claiming import Claiming, Placed
from nlp.claims.roles_en import english_role
from nlp.claims.roles_ja import is_compound, japanese_role
from nlp.claims.sentence import Name, Sentence
from nlp.quantities.units import unit_kind

_ADJACENT: Final = 4
_GLOSS: Final = re.compile(r" ?[（(](?:with |up to |最大 ?|約)?")
"""`MI300X (192 GB)`."""
_LONGEST_FIGURE: Final = 24


def place(sentence: Sentence, name: Name, claiming: Claiming) -> Placed:
    """A name with its role for one claim."""
    if _is_counted(sentence, name):
        return Placed(name, "component", name)
    if _GLOSS.fullmatch(sentence.text, name.end, max(name.end, claiming.start)):
        return Placed(name, "owner", name)
    role = japanese_role if sentence.japanese else english_role
    compound = sentence.japanese and is_compound(sentence, name, claiming)
    return Placed(name, role(sentence, name, claiming), name, compound)


def _is_counted(sentence: Sentence, name: Name) -> bool:
    """Whether a name says what is counted: 768 GB DDR5, 13,800 Grace Blackwell chips."""
    near = sentence.figures_near(name.start - _LONGEST_FIGURE, name.start)
    if name.mention.kind == "technology":
        return any(figure.end <= name.start <= figure.end + _ADJACENT for figure in near)
    return not sentence.japanese and any(
        figure.end >= name.end and unit_kind(figure.quantity.unit) == "count" for figure in near
    )
