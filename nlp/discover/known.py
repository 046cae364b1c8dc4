"""Writings that a reader of the catalogue understands though no entry spells them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from config.models import Entity
from nlp.discover.words import KINDS_EN
from nlp.normalise import fold

_VENDORS = re.compile(
    r"(?:Amazon|AWS|Google(?: Cloud)?|Microsoft|Azure|NVIDIA|AMD|Intel|IBM|Oracle|Apache|Red Hat"
    r"|Alibaba(?: Cloud)?|Meta|Apple|Cloud|Vertex AI|(?:Amazon )?(?:SageMaker|Bedrock|EC2)) "
)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_HUMPED = re.compile(r"[a-z][A-Z]")
"""A word that names by itself: MediaLive of AWS Elemental MediaLive."""
_SMALL = {"of", "for", "and", "the", "to", "on", "in"}
_SHORTEST = 3


def known_writings(entities: Sequence[Entity]) -> frozenset[str]:
    """Every folded writing of every entity: its names, these without the vendor, initials."""
    return frozenset(
        fold(writing)
        for entity in entities
        for name in (entity.name, *entity.aliases, *entity.certain)
        for writing in _writings(name)
    )


def _writings(name: str) -> Iterator[str]:
    yield name
    yield name.removesuffix("s")
    bare = name
    while match := _VENDORS.match(bare):
        bare = bare[match.end() :]
        yield bare
        yield bare.removesuffix("s")
    yield from (word for word in bare.split(" ") if _HUMPED.search(word))
    yield from _initials(bare)
    first, *rest = bare.split(" ")
    if rest and all(KINDS_EN.get(word.casefold()) == "framework" for word in rest):
        yield first  # KAI Scheduler is called KAI, too


def _initials(name: str) -> Iterator[str]:
    words = _WORD.findall(name)
    big = [word for word in words if word not in _SMALL]
    if len(big) >= 2:
        for some in (big, words):
            initials = "".join(word[0] for word in some).upper()
            if len(initials) >= _SHORTEST:
                yield initials


def without_vendor(name: str) -> str:
    """The name without the vendor's own in front."""
    match = _VENDORS.match(name)
    return name[match.end() :] if match else name
