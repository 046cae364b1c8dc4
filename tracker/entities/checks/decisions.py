"""Dates, items of Wikidata, and decisions of a project that say nothing (any more)."""

from __future__ import annotations

from collections.abc import Iterator

from config.errors import Problem
from nlp.normalise import fold
from tracker.entities.checks.examined import Examined


def future(looked_at: Examined) -> Iterator[Problem]:
    """A name that means something only from a day on that has not come."""
    today = looked_at.today.isoformat()
    for entry in looked_at.catalogue.entries.values():
        since = entry.entity.since
        if since is not None and since > today[: len(since)]:
            yield entry.problem(
                f"'since' of '{entry.entity.id}' is {since}, which has not come; until then its "
                "names are read as something else",
                "since",
            )


def same_item(looked_at: Examined) -> Iterator[Problem]:
    """Two entities that Wikidata takes for one."""
    first: dict[str, str] = {}
    for entry in looked_at.catalogue.entries.values():
        item = entry.entity.wikidata
        if item is None:
            continue
        other = first.setdefault(item, entry.entity.id)
        if other != entry.entity.id:
            yield entry.problem(
                f"'{entry.entity.id}' has the Wikidata item of '{other}', {item}; look up which "
                "of them it is",
                "wikidata",
            )


def rejected_and_followed(looked_at: Examined) -> Iterator[Problem]:
    """A rejected name that something goes by."""
    for rejection in looked_at.catalogue.rejected:
        for written in looked_at.writings.get(fold(rejection.name), ())[:1]:
            yield written.entry.problem(
                f"'{rejection.name}' is rejected and yet a name of '{written.entry.entity.id}'; "
                "'tracker entities restore' takes the rejection back",
                *written.key,
            )


def idle_replacements(looked_at: Examined) -> Iterator[Problem]:
    """An entry of the project that says no more than the shipped one in its place."""
    shipped = looked_at.catalogue.shipped
    for entry in looked_at.catalogue.entries.values():
        if not entry.is_own or entry.entity.id not in shipped:
            continue
        replaced = shipped[entry.entity.id]
        own, other = entry.entity, replaced.entity
        names = {fold(name) for name in (other.name, *other.aliases, *other.certain)}
        if {fold(name) for name in (own.name, *own.aliases, *own.certain)} <= names:
            yield entry.problem(
                f"'{own.id}' has come with the program ({replaced.file.name}:{replaced.line}), "
                f"with all names that are written here; 'tracker entities remove {own.id}' "
                "gives way to it"
            )
