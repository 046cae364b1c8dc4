"""The tables of a crawl, in terminals of all sizes."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from crawler.events import CrawlEvent, SourceCounters
from tracker.crawl_view.tables import final_table, live_table
from tracker.crawl_view.tally import Tally
from tracker.crawl_view.watching import page_line

FULL = SourceCounters(
    found=12_345,
    fetched=11_000,
    unchanged=9_000,
    new=1_000,
    changed=500,
    failed=400,
    refused=100,
    skipped=300,
    waiting=45,
)


def drawn(part: RenderableType, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    with console.capture() as captured:
        console.print(part)
    return [line.rstrip() for line in captured.get().splitlines()]


def tally_of(count: int, name: str = "source-{:02}") -> Tally:
    tally = Tally([name.format(i) for i in range(count)], 0.0)
    for i in range(count):
        found = SourceCounters(found=i, fetched=i // 2, new=i // 2, waiting=i - i // 2)
        tally.take(CrawlEvent("source", name.format(i), counters=found), 1.0)
    return tally


@pytest.mark.parametrize("height", [10, 24, 50])
def test_the_table_is_no_higher_than_the_terminal_and_adds_up(height: int) -> None:
    lines = drawn(live_table(tally_of(60), 5.0, width=80, height=height), 80)
    assert len(lines) <= height - 1
    shown = height - 5
    assert any(line.startswith(f"and {60 - shown} more sources") for line in lines) == (shown < 60)
    total = next(line.split() for line in lines if line.startswith("total"))
    assert total == ["total", "1,770", "870", "870", "900"]


def test_sources_at_work_come_first_and_the_busiest_of_them() -> None:
    tally = tally_of(4)
    tally.take(CrawlEvent("end", "source-03", counters=SourceCounters(found=3, new=3)), 2.0)
    lines = drawn(live_table(tally, 3.0, width=80, height=24), 80)
    names = [line.split()[0] for line in lines[1:5]]
    assert names == ["source-02", "source-01", "source-00", "source-03"]
    assert lines[-1] == "0:00:03  0.3 pages/s  3 sources at work"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal_whatever_there_is_to_count(width: int) -> None:
    tally = Tally(["a-name-that-is-longer-than-most-names-of-sources-are", "b"], 0.0)
    waits = "news.example: HTTP 503; asks to wait until 2026-11-25 09:00 UTC"
    tally.take(CrawlEvent("source", "b", reason=waits, counters=FULL), 1.0)
    lines = drawn(live_table(tally, 1.0, width=width, height=24), width)
    assert all(cell_len(line) <= width for line in lines)
    assert "12,345" in lines[1]
    assert "45" in lines[1]
    assert len(lines) == 5


def test_what_a_source_waits_for_stands_in_its_row() -> None:
    tally = tally_of(2)
    counters = SourceCounters(found=3, fetched=1, new=1, waiting=2)
    tally.take(
        CrawlEvent("source", "source-01", reason="a.example rests 12 s", counters=counters), 2
    )
    lines = drawn(live_table(tally, 3.0, width=80, height=24), 80)
    assert lines[1].endswith("a.example rests 12 s")


def test_wide_letters_align_and_strangers_cannot_steer_the_terminal() -> None:
    tally = Tally(["日本語の情報源", "b"], 0.0)
    tally.take(CrawlEvent("source", "日本語の情報源", reason="\x1b[31m[bold]x", counters=FULL), 1.0)
    lines = drawn(live_table(tally, 2.0, width=100, height=24), 100)
    ends = {cell_len(line[: line.index("12,345") + 6]) for line in lines if "12,345" in line}
    assert len(ends) == 1
    assert "\x1b" not in "".join(lines)
    assert "[31m[bold]x" in lines[1]


def test_the_last_table_shows_who_has_news_and_sums_up_the_others() -> None:
    quiet = SourceCounters(found=5, skipped=5)
    table = final_table({"a": FULL, "b": quiet, "c": quiet}, width=120)
    assert table is not None
    lines = drawn(table, 120)
    assert [line.split("  ")[0] for line in lines] == [
        "source",
        "a",
        "2 sources with nothing new",
        "total",
    ]
    assert lines[-1].split()[1] == "12,355"


def test_where_nobody_has_news_there_is_no_table() -> None:
    assert final_table({"a": SourceCounters(found=5, skipped=5)}, width=80) is None


def test_the_pace_is_that_of_the_last_seconds() -> None:
    tally = Tally(["a"], 0.0)
    for second in range(1, 61):
        pages = SourceCounters(found=1000, fetched=min(second, 30) * 10)
        tally.take(CrawlEvent("source", "a", counters=pages), float(second))
    assert tally.pace(60.0) == 0.0
    assert tally.elapsed(60.0) == 60.0


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (
            CrawlEvent("page", "wire", "https://w.example/1", "skipped", "seen: looked at 3 h ago"),
            "wire  skipped      https://w.example/1  seen: looked at 3 h ago",
        ),
        (
            CrawlEvent(
                "page", "wire", "https://w.example/\x1b[2J", "not-article", "a list of\nlinks"
            ),
            "wire  not-article  https://w.example/ [2J  a list of links",
        ),
        (CrawlEvent("page", "wire", "https://w.example/1", "new"), None),
        (CrawlEvent("source", "wire"), None),
    ],
)
def test_a_page_that_was_not_stored_is_one_line(event: CrawlEvent, line: str | None) -> None:
    assert page_line(event) == line
