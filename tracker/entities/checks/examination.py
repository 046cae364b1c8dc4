"""All checks over a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from config.catalogue import Catalogue
from config.errors import Problem
from tracker.entities.checks import decisions, families, senses, writings
from tracker.entities.checks.examined import Examined, examined

CHECKS: dict[str, Callable[[Examined], Iterable[Problem]]] = {
    "shared-writing": writings.shared,
    "written-twice": writings.written_twice,
    "common-word": writings.common_words,
    "short-name": writings.short_names,
    "unreadable-name": writings.unreadable,
    "idle-sense": senses.idle,
    "idle-certain": senses.idle_certain,
    "family": families.members,
    "family-template": families.templates,
    "no-member": families.strangers,
    "since": decisions.future,
    "wikidata": decisions.same_item,
    "rejected": decisions.rejected_and_followed,
    "replaced": decisions.idle_replacements,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake, with which the catalogue cannot be used, or something that is likely one."""

    level: Literal["error", "warning"]
    check: str
    """The name of the check; `schema` for a mistake."""
    problem: Problem


def examine(catalogue: Catalogue, today: date) -> tuple[Finding, ...]:
    """Every mistake of a catalogue; where it has none, what is likely wrong all the same.

    In the order of the files.
    """
    if catalogue.problems:
        return tuple(Finding("error", "schema", problem) for problem in catalogue.problems)
    looked_at = examined(catalogue, today)
    found = [
        Finding("warning", name, problem)
        for name, check in CHECKS.items()
        for problem in check(looked_at)
    ]
    return tuple(sorted(found, key=lambda f: (str(f.problem.file), f.problem.line)))
