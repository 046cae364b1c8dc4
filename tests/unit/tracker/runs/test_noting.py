"""A crawl that is at work is counted as far as it has come, and never twice."""

from __future__ import annotations

import io
from dataclasses import asdict
from pathlib import Path

import pytest

from crawler.events import CrawlEvent, SourceCounters
from tracker.crawl_view import watching as crawl_view
from tracker.crawl_view.watching import watching
from tracker.home import Home
from tracker.progress import Progress
from tracker.runs.reading import read_runs
from tracker.runs.recording import recording


def test_a_crawl_notes_what_has_changed_and_its_end_replaces_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawl_view, "SECONDS_BETWEEN_NOTES", -1.0)
    home = Home(tmp_path)
    progress = Progress(io.StringIO())

    def new_pages() -> dict[str, float]:
        pages = read_runs(home).totals.pages
        return {source: numbers["new"] for source, numbers in pages.items()}

    counters = SourceCounters()
    with recording(home, "crawl", ["press", "wire", "still"], progress):
        with watching(progress, ["press", "wire", "still"], verbose=False) as show:
            for source, new in (("press", 1), ("wire", 1), ("press", 2), ("press", 2)):
                counters = SourceCounters(found=5, fetched=new, new=new)
                show(CrawlEvent("page", source, outcome="new", counters=counters))
            assert new_pages() == {"press": 2, "wire": 1}
            told = (home.runs / "journal.jsonl").read_text().splitlines()
            assert sum('"counts"' in line for line in told) == 3
            assert '"wire"' not in told[-1]
        final = {"press": SourceCounters(found=5, fetched=5, new=5), "wire": counters}
        progress.counted("crawl", {name: asdict(one) for name, one in final.items()})
        assert new_pages() == {"press": 5, "wire": 2}
    assert new_pages() == {"press": 5, "wire": 2}
    assert read_runs(home).totals.runs == {"crawl": {"done": 1}}
