"""An examination for people, and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import IO

from rich.table import Table
from rich.text import Text

from tracker.doctor.diagnosis import Verdict
from tracker.doctor.examination import Examination
from tracker.plain import count, plain
from tracker.terminal import draw

_STYLES = {
    "ok": "green",
    "new": "cyan",
    "note": "cyan",
    "moved": "yellow",
    "quiet": "yellow",
    "broken": "bold red",
    "wrong": "bold red",
}
_WIDTH_IN_A_PIPE = 10_000
"""There every finding is one line."""
_BY_VERDICT: tuple[Verdict, ...] = ("ok", "moved", "quiet", "broken", "new", "disabled", "unlisted")

_Line = tuple[str, str, str, str]
"""State, name, what is said, what to do."""


def write_table(examination: Examination, stream: IO[str]) -> None:
    """Two tables: the project, and its sources."""
    checks = [(check.state, check.name, check.says, check.todo) for check in examination.checks]
    sources: list[_Line] = []
    for diagnosis in examination.diagnoses:
        for number, finding in enumerate(diagnosis.findings):
            first = (diagnosis.verdict, diagnosis.source) if number == 0 else ("", "")
            sources.append((*first, finding.says, finding.todo))
    parts = [_table(lines) for lines in (checks, sources) if lines]
    for number, part in enumerate(parts):
        draw([Text(""), part] if number else [part], stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)
    if len(examination.diagnoses) > 1:
        draw([Text(""), Text(_sum(examination))], stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def write_json(examination: Examination, stream: IO[str]) -> None:
    """One object: `ok`, `project` and `sources`."""
    value = {
        "ok": examination.all_is_well,
        "project": [asdict(check) for check in examination.checks],
        "sources": [asdict(diagnosis) for diagnosis in examination.diagnoses],
    }
    stream.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _table(lines: Iterable[_Line]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", max_width=28)
    table.add_column(overflow="fold")
    for state, name, says, todo in lines:
        table.add_row(Text(state, style=_STYLES.get(state, "dim")), plain(name), Text(plain(says)))
        if todo:
            table.add_row("", "", Text(f"→ {plain(todo)}", style="dim"))
    return table


def _sum(examination: Examination) -> str:
    verdicts = Counter(diagnosis.verdict for diagnosis in examination.diagnoses)
    parts = [f"{verdicts[verdict]} {verdict}" for verdict in _BY_VERDICT if verdicts[verdict]]
    return f"{count(len(examination.diagnoses), 'source')}: {', '.join(parts)}"
