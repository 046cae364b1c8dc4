"""What all runs add up to, those included that the journal no longer lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tracker.runs.record import PAGE_OUTCOMES, Run

Sums = Mapping[str, Mapping[str, float]]
MOST_SOURCES = 5000
"""Sources are kept apart; of more than so many, among them addresses that were given by hand, those
with the fewest pages are dropped."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums that only grow. The outer key of each is named first."""

    runs: Sums = field(default_factory=dict)
    """Kind, then outcome."""
    pages: Sums = field(default_factory=dict)
    """Source, then outcome."""
    counts: Sums = field(default_factory=dict)
    """Stage, then what was counted, over all sources."""
    stages: Sums = field(default_factory=dict)
    """Stage, then `runs` and `seconds`."""
    since_publication: Sums = field(default_factory=dict)
    """Source, then `articles` and `seconds`."""
    since_fetch: Sums = field(default_factory=dict)
    """Source, then `articles` and `seconds`."""
    ends: Sums = field(default_factory=dict)
    """Kind, then outcome: the end of the latest, in seconds since 1970."""
    problems: float = 0

    def plus(self, runs: Iterable[Run]) -> Totals:
        """With these runs added; of one that is at work what it has told so far."""
        sums = {name: _copied(getattr(self, name)) for name in _SUMS}
        problems = self.problems
        for run in runs:
            problems += run.problem_count
            if run.outcome is not None:
                _add(sums["runs"], run.kind, run.outcome, 1)
                ends = sums["ends"].setdefault(run.kind, {})
                ends[run.outcome] = max(ends.get(run.outcome, 0), run.last_seen_at.timestamp())
            for stage in run.stages:
                _add(sums["stages"], stage.stage, "runs", 1)
                _add(sums["stages"], stage.stage, "seconds", stage.seconds)
            for name in run.counts:
                for counted, number in run.counted(name).items():
                    _add(sums["counts"], name, counted, number)
            for source, numbers in run.counts.get("crawl", {}).items():
                for page in PAGE_OUTCOMES:
                    _add(sums["pages"], source, page, numbers.get(page, 0))
            if run.copy is not None:
                for name in ("since_publication", "since_fetch"):
                    for source, lag in getattr(run.copy, name).items():
                        _add(sums[name], source, "articles", lag.articles)
                        _add(sums[name], source, "seconds", lag.seconds)
        return Totals(**sums, problems=problems)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        row = asdict(self)
        pages = row["pages"]
        if len(pages) > MOST_SOURCES:
            most = sorted(pages, key=lambda name: -sum(pages[name].values()))[:MOST_SOURCES]
            for by_source in ("pages", "since_publication", "since_fetch"):
                row[by_source] = {
                    name: row[by_source][name] for name in most if name in row[by_source]
                }
        return row

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Totals:
        """The reverse. Raises TypeError or ValueError on nonsense."""
        sums = {
            name: {
                outer: {inner: float(number) for inner, number in numbers.items()}
                for outer, numbers in row.get(name, {}).items()
            }
            for name in _SUMS
        }
        return cls(**sums, problems=float(row.get("problems", 0)))


_SUMS = tuple(name for name in Totals.__dataclass_fields__ if name != "problems")


def _copied(sums: Sums) -> dict[str, dict[str, float]]:
    return {outer: dict(numbers) for outer, numbers in sums.items()}


def _add(sums: dict[str, dict[str, float]], outer: str, inner: str, number: float) -> None:
    numbers = sums.setdefault(outer, {})
    numbers[inner] = numbers.get(inner, 0) + number
