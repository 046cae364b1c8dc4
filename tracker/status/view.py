"""How a project stands, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import IO

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tracker.output import json_ready
from tracker.plain import count, plain, size_in_words
from tracker.runs.record import Run
from tracker.status.judging import Worry, ago, in_short
from tracker.status.report import Report
from tracker.terminal import draw

WIDTH_IN_A_PIPE = 120
_NAMES_SHOWN = 5
_WORRIES_SHOWN = 20
_STYLES = {
    "well": "green",
    "done": "green",
    "quiet": "cyan",
    "problems": "yellow",
    "late": "yellow",
    "interrupted": "yellow",
    "failing": "bold red",
    "failed": "bold red",
    "killed": "bold red",
}
_QUEUES = {
    "pages": "page",
    "unread": "segment to read",
    "unpublished": "segment to publish",
    "stages": "stage",
    "messages": "message",
}


def write_json(report: Report, stream: IO[str]) -> None:
    """One object: the report field by field."""
    stream.write(json.dumps(json_ready(report), ensure_ascii=False, indent=1) + "\n")


def write_table(report: Report, stream: IO[str]) -> None:
    """What runs and waits, what is wrong, and what has run."""
    parts: list[RenderableType] = [_table([_verdict(report), *_standing(report)])]
    if report.worries:
        parts += [Text(""), _table([*_worries(report.worries)])]
    if report.last_runs:
        parts += [Text(""), _runs(report)]
    draw(parts, stream, width_in_a_pipe=WIDTH_IN_A_PIPE)


_Line = tuple[str, str]


def _table(lines: Sequence[_Line]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True, min_width=10)
    table.add_column(overflow="fold")
    for name, says in lines:
        table.add_row(Text(name, style=_STYLES.get(name, "bold" if name else "")), plain(says))
    return table


def _verdict(report: Report) -> _Line:
    if report.ok:
        return "well", "nothing is late, nothing fails"
    failing = sum(worry.concern == "failing" for worry in report.worries)
    late = sum(worry.concern == "late" for worry in report.worries)
    parts = [f"{failing} {'fails' if failing == 1 else 'fail'}"] if failing else []
    parts += [f"{late} {'is' if late == 1 else 'are'} late"] if late else []
    return "failing" if failing else "late", ", ".join(parts)


def _standing(report: Report) -> Iterator[_Line]:
    sources = count(report.sources, "source")
    if report.daemon_pid is None:
        yield "schedule", f"not running; {sources}"
    else:
        yield "schedule", f"running (process {report.daemon_pid or 'unknown'}); {sources}"
    for run in report.running:
        stage = f", in {run.stage}" if run.stage and run.stage != run.kind else ""
        of = f" of {_names(run.sources)}" if run.sources else ""
        yield "running", f"{run.kind}{of}, for {ago(run.started_at, report.at)}{stage}"
    waiting = [
        count(report.queues[name], noun)
        for name, noun in _QUEUES.items()
        if report.queues.get(name)
    ]
    if report.waiting:
        longest = ago(report.waiting[0].since, report.at)
        names = _names([one.source for one in report.waiting])
        waiting.insert(
            0, f"{count(len(report.waiting), 'source')} ({names}; the first for {longest})"
        )
    yield "waiting", ", ".join(waiting) or "nothing"
    if report.paused:
        yield "paused", _names(report.paused)
    if report.next:
        yield (
            "next",
            ", ".join(
                f"{source} in {in_short(time - report.at)}" for source, time in report.next.items()
            ),
        )
    if report.copied_at is None:
        yield "published", "nothing yet"
    else:
        rows = ", ".join(f"{number:,} {name}" for name, number in report.rows.items())
        when = ago(report.copied_at, report.at)
        yield "published", f"{report.copy}, {when} ago" + (f": {rows}" if rows else "")
    sizes = [f"{part} {size_in_words(size)}" for part, size in report.sizes.items() if size]
    yield "disk", ", ".join([*sizes, f"{size_in_words(report.disk_free)} free"])


def _worries(worries: Sequence[Worry]) -> Iterator[_Line]:
    before = ""
    for worry in worries[:_WORRIES_SHOWN]:
        name = worry.concern if worry.concern != before else ""
        before = worry.concern
        yield name, f"{worry.subject}: {worry.says}"
    if len(worries) > _WORRIES_SHOWN:
        yield "", f"and {len(worries) - _WORRIES_SHOWN} more; --format json has all"


def _runs(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("last runs", "", "took", "ended", "what came of it"):
        table.add_column(name, overflow="fold", no_wrap=name != "what came of it")
    for run in report.last_runs:
        took = in_short(timedelta(seconds=run.seconds))
        outcome = Text(run.outcome or "", style=_STYLES.get(run.outcome or "", ""))
        ended = f"{ago(run.last_seen_at, report.at)} ago"
        table.add_row(ended, run.kind, took, outcome, plain(_came_of(run)))
    return table


def _came_of(run: Run) -> str:
    crawled, read = run.counted("crawl"), run.counted("analyse")
    parts = [
        f"{crawled[name]:,} {name}" for name in ("new", "changed", "failed") if crawled.get(name)
    ]
    parts += [f"{read['articles']:,} read"] if read.get("articles") else []
    parts += [run.copy.name] if run.copy else []
    parts += [count(run.problem_count, "problem")] if run.problem_count else []
    return ", ".join(parts) or "nothing new"


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    return ", ".join(names[:_NAMES_SHOWN]) + more
