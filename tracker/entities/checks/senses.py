"""Senses that decide nothing."""

from __future__ import annotations

from collections.abc import Iterator

from config.errors import Problem
from nlp.normalise import fold
from tracker.entities.checks.examined import Examined


def idle(looked_at: Examined) -> Iterator[Problem]:
    """A sense that asks for its own name, or that has nothing to decide."""
    for entry in looked_at.catalogue.entries.values():
        entity, sense = entry.entity, entry.entity.sense
        if sense is None:
            continue
        certain = set(map(fold, entity.certain))
        decided = {fold(name) for name in (entity.name, *entity.aliases)} - certain
        required, rejected = list(map(fold, sense.require)), list(map(fold, sense.reject))
        if not required and not rejected:
            yield entry.problem(f"the 'sense' of '{entity.id}' is empty; take it out", "sense")
        elif not decided:
            yield entry.problem(
                f"the 'sense' of '{entity.id}' decides nothing, for all its names are in "
                "'certain'; take it out",
                "sense",
            )
        for i, word in enumerate(required):
            if word in decided:
                yield entry.problem(
                    f"'{sense.require[i]}' in 'require' of '{entity.id}' is its own name (case and "
                    "hyphens are not compared): its occurrences vouch for each other; write words "
                    "that stand around it",
                    *("sense", "require", i),
                )
            if word in rejected:
                yield entry.problem(
                    f"'{sense.require[i]}' of '{entity.id}' stands in both 'require' and 'reject'; "
                    "take it out of one",
                    *("sense", "require", i),
                )
        for i, word in enumerate(rejected):
            if word in decided:
                yield entry.problem(
                    f"'{sense.reject[i]}' in 'reject' of '{entity.id}' is its own name (case and "
                    "hyphens are not compared): its occurrences speak against each other; take it "
                    "out",
                    *("sense", "reject", i),
                )


def idle_certain(looked_at: Examined) -> Iterator[Problem]:
    """Certain names of what has no sense."""
    for entry in looked_at.catalogue.entries.values():
        if entry.entity.certain and entry.entity.sense is None:
            yield entry.problem(
                f"'certain' of '{entry.entity.id}' says nothing without a 'sense'; write these "
                "names under 'aliases'",
                "certain",
            )
