"""Which stored articles other rules may read differently than they are read now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.again.change import changed_names, changed_writings
from tracker.again.kept_rules import kept_rules
from tracker.again.readings import Readings
from tracker.rules import Rules, Stamp

SEGMENTS = "*.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of the catalogue can change."""

    writings: frozenset[str]
    """Folded; only an article that holds one of them can read differently."""
    names: tuple[str, ...]
    """Of the entities that were added, removed or changed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The segments of articles, by what has to be done about them; each in the order of time."""

    new: tuple[Path, ...]
    """Nobody has read them."""
    whole: tuple[Path, ...]
    """Read by other rules, models or cues, or by nobody knows what."""
    touched: Mapping[Path, Change]
    """Read with another catalogue: only what it touches is read again."""
    current: tuple[Path, ...]
    """Read as the rules of today read."""

    def only_new(self) -> Plan:
        """What nobody has read."""
        return Plan(self.new, (), {}, ())

    def only_touched(self) -> Plan:
        """What a change of the catalogue touches."""
        return Plan((), (), self.touched, ())

    def everything(self) -> Plan:
        """All of it, read whole."""
        return Plan(self.new, tuple(sorted((*self.whole, *self.touched, *self.current))), {}, ())

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.new or self.whole or self.touched)


def make_plan(
    articles: Sequence[Path], analyses: frozenset[str], readings: Readings, rules: Rules, kept: Path
) -> Plan:
    """What there is to do. `analyses` are the names of the segments of analyses, `kept` the folder
    of kept rules."""
    today = rules.stamp
    changes = {
        stamp: _change(stamp, today, rules, kept) for stamp in readings.stamps() if stamp != today
    }
    new: list[Path] = []
    whole: list[Path] = []
    touched: dict[Path, Change] = {}
    current: list[Path] = []
    for file in articles:
        reading = readings.get(file.name)
        change = changes.get(reading.stamp) if reading else None
        if reading is None and file.name not in analyses:
            new.append(file)
        elif reading is not None and reading.stamp == today:
            current.append(file)
        elif change is None:
            whole.append(file)
        else:
            touched[file] = change
    return Plan(tuple(new), tuple(whole), touched, tuple(current))


def _change(stamp: Stamp, today: Stamp, rules: Rules, kept: Path) -> Change | None:
    """None where more than the catalogue has changed, or nobody knows."""
    if stamp.models != today.models or _program(stamp) != _program(today):
        return None
    before = kept_rules(kept, stamp.rules, ginza=rules.ginza)
    if before is None or before.cues != rules.cues:
        return None
    return Change(
        changed_writings(before.entities, rules.entities),
        changed_names(before.entities, rules.entities),
    )


def _program(stamp: Stamp) -> str:
    return stamp.rules.partition("+")[0]
