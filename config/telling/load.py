"""`alerts.yaml`, read and checked: names that are used must be there, and only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.errors import ConfigError, Problem
from config.items import items, items_of_kinds, nearest
from config.located import Loc, Located, read_yaml
from config.telling.channels import CHANNELS, Channel
from config.telling.rules import RULES, Digest, Rule

_KEYS = ("channels", "rules", "digests")


@dataclass(frozen=True, slots=True)
class Alerts:
    """All of it; empty where a project tells nobody anything."""

    channels: tuple[Channel, ...] = ()
    rules: tuple[Rule, ...] = ()
    digests: tuple[Digest, ...] = ()


def load_alerts(file: Path) -> Alerts:
    """`alerts.yaml`; nothing where there is no such file. Raises ConfigError."""
    if not file.is_file():
        return Alerts()
    located = read_yaml(file)
    found, problems = items(located, {"digests": Digest}, also=_KEYS)
    digests = found["digests"]
    channels, wrong_channels = items_of_kinds(located, "channels", CHANNELS)
    rules, wrong_rules = items_of_kinds(located, "rules", RULES)
    problems += [*wrong_channels, *wrong_rules]
    # A channel that is broken is no reason to call its name unknown.
    if not problems:
        problems += _taken(located, channels)
        problems += _taken(located, (*rules, *digests))
        problems += _unknown(located, (*rules, *digests), [c.name for _, c in channels])
    if problems:
        raise ConfigError(sorted(problems, key=lambda problem: problem.line))
    return Alerts(
        tuple(channel for _, channel in channels),
        tuple(rule for _, rule in rules),
        tuple(digest for _, digest in digests),
    )


def _taken(
    located: Located, named: Iterable[tuple[Loc, Channel | Rule | Digest]]
) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for loc, item in named:
        if item.name in first:
            where = f"line {first[item.name]}"
            yield located.problem((*loc, "name"), f"the name '{item.name}' is taken in {where}")
        first.setdefault(item.name, located.line((*loc, "name")))


def _unknown(
    located: Located, telling: Iterable[tuple[Loc, Rule | Digest]], channels: Sequence[str]
) -> Iterator[Problem]:
    for loc, item in telling:
        for number, name in enumerate(item.to):
            if name not in channels:
                message = f"'to': there is no channel '{name}'{nearest(name, channels)}"
                yield located.problem((*loc, "to", number), message)
