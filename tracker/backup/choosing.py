"""What a backup holds, in the order in which it is taken.

The order is what makes a backup that is taken beside a crawl one that can be gone on from. What
refers to something is taken before what it refers to: the readers' copy and the memory of crawls
before the segments, readings before articles, articles before the archive. So all that a file
speaks of is in the backup; what came later is in it or is not, and is fetched or loaded again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tracker.home import Home

MEMORIES = ("crawl-state.sqlite", "import-state.sqlite", "schedule.sqlite", "alerts.sqlite")
"""SQLite files, of which a copy of the bytes may be a half state."""
_CONFIGURATION = ("tracker.toml", "sources.yaml", "entities.yaml", "claims.yaml", "alerts.yaml")
_MORE = ("demo.json",)
_SEGMENTS = ("analyses", "articles", "fetches")


def memories(home: Home) -> Iterator[Path]:
    """What crawls, imports and the schedule remember."""
    return (file for name in MEMORIES if (file := home.data / name).is_file())


def files(home: Home, *, with_archive: bool) -> Iterator[Path]:
    """All else but the published copy."""
    for name in (*_CONFIGURATION, *_MORE):
        if (file := home.root / name).is_file():
            yield file
    yield from _of(home.data, "forgotten.txt")
    yield from _of(home.rules, "*.json*")
    for kind in _SEGMENTS:
        yield from _of(home.segments / kind, "*.jsonl.gz")
    if with_archive:
        yield from _of(home.data / "archive", "*/*.warc.gz")
    yield from _of(home.runs, "*.jsonl")
    yield from _of(home.logs, "*")


def _of(folder: Path, pattern: str) -> Iterator[Path]:
    return (
        file
        for file in sorted(folder.glob(pattern))
        if file.is_file() and not file.name.startswith(".")
    )
