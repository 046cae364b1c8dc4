"""One line of a log for programs: a JSON object with the time, the level, the run and the event.

The keys are those of the crawls' own logs (`crawler.log`), so that one query reads both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, TextIO

Level = Literal["debug", "info", "warning", "error"]
_NOTHING: tuple[object, ...] = (None, "", {}, [])


def log_line(
    stream: TextIO,
    event: str,
    fields: Mapping[str, object],
    *,
    level: Level = "info",
    run_id: str = "",
) -> None:
    """Write one line, whole and at once; fields without a value are left out."""
    row: dict[str, object] = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "level": level,
        "run_id": run_id,
        "event": event,
        **fields,
    }
    stream.write(json_line({name: told for name, told in row.items() if told not in _NOTHING}))
    stream.flush()


def json_line(row: Mapping[str, object]) -> str:
    """The object in one line, with its end; what could steer a terminal is escaped, also there."""
    line = json.dumps(row, ensure_ascii=False, default=str)
    if not line.isprintable():
        line = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)
    return line + "\n"
