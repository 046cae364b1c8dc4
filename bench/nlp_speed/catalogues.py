"""Catalogues of any size: the same 1,000 aliases of the shipped one, and made-up ones.

Nothing has the made-up names. So all catalogues find the same, and only their size is compared.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from config.load import load_entities
from config.models import Entity
from nlp.gazetteer import Gazetteer

_SYLLABLES = ["ka", "ri", "to", "zen", "lux", "mo", "via", "dra", "qu", "ne", "sol", "ar", "ti"]
_KATAKANA = [chr(code) for code in range(ord("ア"), ord("ン"))]
_ENDS = ["電機", "研究所", "製作所", "通信"]
_ALIASES = 5
"""Of a made-up entity."""


def of_size(aliases: int) -> Callable[[Sequence[str]], object]:
    """Finds names with a catalogue of so many aliases, 1,000 of them shipped ones."""
    entities = list(_up_to(load_entities(), 1_000))
    missing = aliases - sum(map(_size, entities))
    names = _names(random.Random(1))
    for number in range(max(missing, 0) // _ALIASES):
        name, *others = islice(names, _ALIASES)
        made_up = Entity(id=f"made-up-{number}", name=name, kind="company", aliases=tuple(others))
        entities.append(made_up)
    scan = Gazetteer(entities).scan
    return lambda texts: [scan(text) for text in texts]


def _up_to(entities: Sequence[Entity], aliases: int) -> Iterator[Entity]:
    for entity in entities:
        aliases -= _size(entity)
        if aliases < 0:
            return
        yield entity


def _size(entity: Entity) -> int:
    return 1 + len(entity.aliases)


def _names(random_: random.Random) -> Iterator[str]:
    """Names that nothing has: three in five Latin, one katakana, one kanji."""
    seen: set[str] = set()
    while True:
        kind = random_.random()
        if kind < 0.2:
            kanji = (chr(random_.randint(0x4E00, 0x9FA0)) for _ in range(random_.randint(2, 4)))
            name = "".join(kanji) + random_.choice(_ENDS)
        elif kind < 0.4:
            name = "".join(random_.choices(_KATAKANA, k=random_.randint(4, 8)))
        else:
            name = "".join(random_.choices(_SYLLABLES, k=random_.randint(2, 4))).title()
            name += f" {random_.randint(100, 999)}"
        if name not in seen:
            seen.add(name)
            yield name
