"""From the events of one run to its record, and from a copy to JSON and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, get_args

from tracker.runs.record import Copy, Kind, Lag, Outcome, Run, StageTime

_KINDS = get_args(Kind)
_OUTCOMES = get_args(Outcome)


def run_of(
    run_id: str, events: Sequence[Mapping[str, Any]], *, is_running: Callable[[str], bool]
) -> Run:
    """The run that these events tell of. Raises KeyError, TypeError or ValueError on nonsense."""
    began = next((event for event in events if event["event"] == "begin"), {})
    ended = next((event for event in events if event["event"] == "end"), None)
    if began["kind"] not in _KINDS or (ended and ended["outcome"] not in _OUTCOMES):
        raise ValueError(f"{run_id}: no such kind or outcome")
    stages: list[StageTime] = []
    counts: dict[str, dict[str, dict[str, int]]] = {}
    problems: list[str] = []
    stage, copy = "", None
    for event in events:
        match event["event"]:
            case "stage":
                stage = str(event["stage"])
            case "stage-end":
                stage = ""
                stages.append(StageTime(str(event["stage"]), float(event["seconds"])))
            case "counts":
                counts.setdefault(str(event["stage"]), {}).update(_counts(event["counts"]))
            case "problem":
                problems.append(str(event["message"]))
            case "published":
                copy = copy_from_json(event)
    outcome: Outcome | None = ended["outcome"] if ended else None
    if outcome is None and not is_running(run_id):
        outcome = "killed"
    return Run(
        run_id=run_id,
        kind=began["kind"],
        started_at=_time(began["time"]),
        last_seen_at=_time(events[-1]["time"]),
        sources=tuple(map(str, began["sources"])),
        outcome=outcome,
        stage=stage if outcome is None else "",
        stages=tuple(stages),
        counts=counts,
        problems=tuple(problems),
        problem_count=int(ended["problems"]) if ended else len(problems),
        copy=copy,
        peak_memory=int(ended["peak_memory"]) if ended and ended.get("peak_memory") else None,
    )


def copy_to_json(copy: Copy) -> dict[str, Any]:
    """A copy as plain JSON values."""
    return {
        "copy": copy.name,
        "at": copy.at.isoformat(),
        "since_publication": {name: asdict(lag) for name, lag in copy.since_publication.items()},
        "since_fetch": {name: asdict(lag) for name, lag in copy.since_fetch.items()},
        "rows": dict(copy.rows),
    }


def copy_from_json(row: Mapping[str, Any]) -> Copy:
    """The reverse."""
    return Copy(
        name=str(row["copy"]),
        at=_time(row["at"]),
        since_publication={name: Lag(**lag) for name, lag in row["since_publication"].items()},
        since_fetch={name: Lag(**lag) for name, lag in row["since_fetch"].items()},
        rows={name: int(number) for name, number in row["rows"].items()},
    )


def _counts(row: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    return {
        source: {name: int(number) for name, number in numbers.items()}
        for source, numbers in row.items()
    }


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"{text}: no time zone")
    return time
