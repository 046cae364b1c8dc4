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
    told = {name: value for name, value in row.items() if value not in _NOTHING}
    stream.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")
    stream.flush()
