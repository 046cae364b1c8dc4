"""The folder around the sources: configuration, disk, locks, files, models, the published copy."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Literal

from config.settings import Settings
from tracker.doctor.finding import days_ago
from tracker.home import Home
from tracker.lock import holder_of
from tracker.plain import count
from tracker.run import LOCK

State = Literal["ok", "note", "wrong"]

LEAST_FREE_BYTES = 1_000_000_000
LONGEST_WITHOUT_CRAWL = 7
"""Days."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    says: str
    todo: str = ""


def folder_checks(home: Home, settings: Settings) -> Iterator[Check]:
    """What can be told without the warehouse. Opens no file for writing."""
    yield _contact(settings)
    yield _disk(home)
    yield from _at_work(home)
    yield from _set_aside(home)
    yield _ginza(settings)


def copy_checks(
    home: Home, stored: Collection[tuple[str, str]], last_request: datetime | None, now: datetime
) -> Iterator[Check]:
    """What the published copy tells: `stored` are its segments, by kind and name."""
    copy = (home.published / "latest.duckdb").resolve().name
    yield Check("published copy", "ok", f"{copy}, read by DuckDB {version('duckdb')}")
    yield _unpublished(home, stored)
    if last_request is not None:
        days = (now.date() - last_request.date()).days
        is_old = days > LONGEST_WITHOUT_CRAWL
        todo = "run 'tracker run', or leave it to 'tracker schedule'" if is_old else ""
        says = f"the last one {days_ago(days)}"
        yield Check("crawls", "wrong" if is_old else "ok", says, todo)


def _contact(settings: Settings) -> Check:
    if settings.project.contact:
        return Check("contact", "ok", settings.project.contact)
    return Check(
        "contact",
        "note",
        "the user agent names nobody whom a site's owner could ask",
        "set 'contact' under [project] in tracker.toml",
    )


def _disk(home: Home) -> Check:
    free = shutil.disk_usage(home.data if home.data.exists() else home.root).free
    says = f"{free / 1e9:,.1f} GB free"
    if free < LEAST_FREE_BYTES:
        return Check("disk", "wrong", says, "make room: a full disk stops every stage")
    return Check("disk", "ok", says)


def _at_work(home: Home) -> Iterator[Check]:
    for file, what in ((LOCK, "a crawl, analysis or load"), ("schedule.lock", "the schedule")):
        holder = holder_of(home.data / file)
        if holder is not None:
            yield Check("at work", "note", f"{what} (process {holder or 'unknown'})")


def _set_aside(home: Home) -> Iterator[Check]:
    files = sorted(file.name for file in home.data.glob("*.damaged-*"))
    if files:
        more = f" and {len(files) - _SHOWN} more" if len(files) > _SHOWN else ""
        yield Check(
            "damaged files",
            "note",
            f"were set aside in {home.data}: {', '.join(files[:_SHOWN])}{more}",
            "they were built anew; delete them when nobody wants to look at them",
        )


def _ginza(settings: Settings) -> Check:
    if not settings.analyse.ginza:
        return Check("ja_ginza", "ok", "not used ([analyse] ginza = false)")
    if importlib.util.find_spec("ja_ginza") is None:
        return Check(
            "ja_ginza",
            "wrong",
            "the model is not installed",
            "install 'ja-ginza', or set 'ginza = false' under [analyse] in tracker.toml",
        )
    return Check("ja_ginza", "ok", f"installed, version {version('ja-ginza')}")


def _unpublished(home: Home, stored: Collection[tuple[str, str]]) -> Check:
    there = {
        (kind.name, file.name)
        for kind in home.segments.glob("*")
        for file in kind.glob("*.jsonl.gz")
    }
    missing = sorted(name for _, name in there - set(stored))
    if not missing:
        return Check("segments", "ok", f"{count(len(there), 'segment')}, all published")
    return Check(
        "segments",
        "wrong",
        f"{count(len(missing), 'segment')} not in the published copy, e.g. {missing[0]}",
        "run 'tracker analyse' and 'tracker publish'; what is damaged is told there",
    )
