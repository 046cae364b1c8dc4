"""The removal itself: from everywhere, in steps that may each be done twice."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

from crawler.erasing import erase_responses
from crawler.forgotten import FILE as FORGOTTEN
from crawler.forgotten import Forgotten
from crawler.imports.memory import erase_versions
from crawler.segments import rewrite_segment
from crawler.state import State
from tracker.forget.journal import Journal, end_journal
from tracker.forget.logs import erase_lines, naming
from tracker.forget.told import erase_told
from tracker.home import Home
from tracker.runs.forgetting import forget_sources
from tracker.runs.reading import journal_of
from tracker.schedule.forgetting import forget_runs
from warehouse.connection import open_writer
from warehouse.forget import forget, write_anew
from warehouse.publish import publish

KINDS = ("articles", "analyses", "fetches")
Row = dict[str, Any]


def carry_out(home: Home, journal: Journal, tell: Callable[[str], None]) -> None:
    """Forget what stands in the journal, and end it.

    First crawls are told, so that nothing comes back; last the readers get a copy without it, and
    the older ones are removed. Raises SegmentError where a segment is damaged, StorageError and
    WarehouseError where something cannot be written; the next call goes on.
    """
    tell("what crawls remember")
    Forgotten(home.data / FORGOTTEN).add(journal.articles)
    urls = list(journal.articles)
    with closing(State(home.crawl_state)) as state:
        state.erase(urls, sorted(journal.addresses), journal.sources)
    erase_versions(home.data / "import-state.sqlite", urls)
    _rewrite_segments(home, journal, tell)
    for file in sorted((home.data / "archive").glob("*/*.warc.gz")):
        tell(f"archive {file.name}")
        erase_responses(file, journal.addresses)
    tell("logs")
    erase_lines(home.logs, journal.addresses)
    erase_lines(home.runs, journal.addresses)
    forget_sources(journal_of(home), journal.sources)
    forget_runs(home, naming(journal.addresses), journal.sources)
    tell("what was told")
    erase_told(home, journal.addresses, journal.sources)
    _remove_damaged(home)
    tell("warehouse")
    with open_writer(home.warehouse) as con:
        forget(con, urls=urls, addresses=sorted(journal.addresses), sources=journal.sources)
    write_anew(home.warehouse)
    tell("published copies")
    publish(home.warehouse, home.published, keep=1)
    end_journal(home.data)


def _rewrite_segments(home: Home, journal: Journal, tell: Callable[[str], None]) -> None:
    kept = {"fetches": lambda row: _kept_fetch(row, journal)}
    for kind in KINDS:
        for file in sorted((home.segments / kind).glob("*.jsonl.gz")):
            tell(f"segment {kind}/{file.name}")
            rewrite_segment(
                file,
                kept.get(kind, lambda row: None if row["url"] in journal.articles else row),
            )


def _kept_fetch(row: Row, journal: Journal) -> Row | None:
    """A line of the fetch log, and the header of a run without whole sources."""
    run = row.get("run")
    if run is not None:
        sources = [one for one in run["sources"] if one["name"] not in journal.sources]
        return {**row, "run": {**run, "sources": sources}}
    is_gone = row["url"] in journal.addresses or row["source"] in journal.sources
    return None if is_gone else row


def _remove_damaged(home: Home) -> None:
    """Files that were set aside: nobody can take single articles out of them."""
    for file in home.data.rglob("*.damaged-*"):
        file.unlink()
