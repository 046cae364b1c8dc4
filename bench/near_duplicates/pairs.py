"""Labelled pairs: made from articles by documented edits, and real ones that are not one story."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from bench.near_duplicates.edits import INTRO, OUTRO, restyled, reworded, shortened, shouted
from bench.near_duplicates.telling import Telling


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, and whether they are one story."""

    kind: str
    same: bool
    first: Telling
    second: Telling

    @property
    def split(self) -> str:
        """That of the first article."""
        return self.first.split


def edited_pairs(tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Every article with its copies and its near misses. The same ones every time."""
    for number, telling in enumerate(tellings):
        other = tellings[(number + 7) % len(tellings)]
        chance = random.Random(telling.id)
        yield from _copies(telling, other, chance)
        yield from _near_misses(telling, other, tellings, number)


def _copies(of: Telling, other: Telling, chance: random.Random) -> Iterator[Pair]:
    intro, outro = INTRO[of.lang], OUTRO[of.lang]

    def copy(kind: str, text: str, *, title: str | None = None, source: str = "echo") -> Pair:
        title = _headline(of, chance) if title is None else title
        return Pair(
            kind, True, of, replace(of, source=source, title=title, text=text, day=of.day + 1)
        )

    yield copy("exact", of.text)
    yield copy("same outlet, second address", of.text, title=of.title, source=of.source)
    for share in (0.7, 0.5, 0.3):
        yield copy(f"shortened to {share:.0%}", shortened(of.text, share))
    for share in (0.2, 0.5):
        yield copy(f"reworded in {share:.0%}", reworded(of.text, of.lang, share, chance))
    if of.lang == "ja":
        yield copy("plain style, wide figures", restyled(of.text))
    else:
        yield copy("other signs", shouted(of.text))
    yield copy("intro and outro", f"{intro}\n{of.text}\n{outro}")
    yield copy(
        "shortened, reworded, intro",
        f"{intro}\n{reworded(shortened(of.text, 0.6), of.lang, 0.2, chance)}\n{outro}",
    )
    rest = shortened(other.text, min(0.6 * len(of.text) / len(other.text), 1))
    yield copy("merged with another", f"{of.text}\n{rest}")


def _near_misses(
    of: Telling, other: Telling, tellings: Sequence[Telling], number: int
) -> Iterator[Pair]:
    outro = OUTRO[of.lang]

    def miss(kind: str, text: str, title: str, source: str = of.source) -> Pair:
        first = replace(of, text=f"{of.text}\n{outro}") if kind == "boilerplate" else of
        return Pair(
            kind,
            False,
            first,
            replace(other, source=source, title=title, text=text, day=of.day + 7),
        )

    yield miss("boilerplate", f"{other.text}\n{outro}", other.title)
    opening = shortened(of.text, 0.15)
    yield miss("part 2", f"{opening}\n{other.text}", f"{of.title} (2)")
    digest = [tellings[(number + step) % len(tellings)] for step in range(5)]
    text = "\n".join(shortened(telling.text, 0.12) for telling in digest)
    yield miss("digest", f"{text}\n{outro}", "This week in infrastructure", "echo")


def _headline(of: Telling, chance: random.Random) -> str:
    """What another desk writes over it: all of it, a part, or something about it."""
    parts = [part for part in of.title.replace(" - ", ": ").split(": ") if part]
    lead = "【転載】" if of.lang == "ja" else "Report: "
    return chance.choice([of.title, parts[-1], f"{lead}{parts[0]}", f"{lead}{of.title}"])


def notice_pairs(notices: Sequence[Telling]) -> Iterator[Pair]:
    """Notices that fill one template with another product or place are not one story."""
    for first, second in combinations(notices, 2):
        if first.lang == second.lang:
            yield Pair("invented notices", False, first, second)


def real_pairs(alike: Iterator[tuple[Telling, Telling]]) -> Iterator[Pair]:
    """Saved articles that are alike. Read by eye: one story only where titles are equal."""
    for first, second in alike:
        same = first.title == second.title and first.source != second.source
        yield Pair("cross-posted" if same else "real look-alikes", same, first, second)
