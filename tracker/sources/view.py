"""What looks at sites and sources found, for people. Times are in the project's zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO
from zoneinfo import ZoneInfo

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crawler.probing.findings import Found, Sample, SiteFinding, SourceCheck
from tracker.plain import count, cut, plain
from tracker.terminal import draw

_WIDTH_IN_A_PIPE = 120
_TOLD_PROBLEMS = 10


def write_finding(finding: SiteFinding, zone: ZoneInfo, stream: IO[str]) -> None:
    """Write the places that were found as a table, and the samples of the best."""
    draw(_finding(finding, zone), stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def write_check(check: SourceCheck, zone: ZoneInfo, stream: IO[str]) -> None:
    """Write how one source stands."""
    draw(_check(check, zone), stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def _finding(finding: SiteFinding, zone: ZoneInfo) -> Iterator[RenderableType]:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("", "kind", "address", "items", "newest", "remarks"):
        table.add_column(
            name, justify="right" if name == "items" else "left", overflow="fold", no_wrap=False
        )
    for number, found in enumerate(finding.found):
        table.add_row(
            "→" if number == 0 else "",
            found.kind,
            Text(plain(found.url)),
            f"{found.items:,}",
            _day(found.newest, zone),
            Text(", ".join(_remarks(found))),
        )
    if finding.found:
        yield table
    for found in finding.found[:1]:
        if found.samples:
            yield Text(f"\nFrom {plain(found.url)}:", style="bold")
            yield from _samples(found.samples, zone)
    yield from _problems(finding.problems)


def _remarks(found: Found) -> Iterator[str]:
    if found.named_by:
        yield {"you": "the address you gave", "page": "named by the page"}.get(
            found.named_by, found.named_by
        )
    if found.documents:
        yield count(found.documents, "sitemap")
    if found.is_of_comments:
        yield "comments"
    if found.is_a_part:
        yield "a part of the site"
    if found.samples:
        yield f"{found.articles} of {len(found.samples)} samples are articles"


def _check(check: SourceCheck, zone: ZoneInfo) -> Iterator[RenderableType]:
    yield Text.assemble(
        ("✗ " if check.is_broken else "✓ ", "red" if check.is_broken else "green"),
        (check.name, "bold"),
        f"  {check.kind}  {plain(check.url)}",
    )
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for name, value in _facts(check, zone):
        table.add_row(name, Text(value))
    yield Padding(table, (0, 0, 0, 2))
    yield from _samples(check.samples, zone)
    yield from _problems((*([check.failure] if check.failure else []), *check.problems))
    yield Text("")


def _facts(check: SourceCheck, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    yield "robots.txt", check.robots
    if check.moved_to:
        yield "moved to", plain(check.moved_to)
    if check.status is not None and not check.failure:
        title = f"“{cut(check.title, 60)}”, " if check.title else ""
        more = ""
        if check.documents:
            more = f", {count(check.documents, 'further document')} ({check.documents_read} read)"
        yield "document", f"HTTP {check.status}, {title}{count(check.items, 'item')}{more}"
    for number, item in enumerate(check.newest[:3]):
        title = cut(item.title or item.url, 80)
        yield "newest" if number == 0 else "", f"{_minute(item.published_at, zone)}  {title}"
    if check.items:
        yield (
            "a crawl now",
            f"would ask for {count(check.new, 'page')} "
            f"({check.seen:,} known, {check.excluded:,} excluded)",
        )


def _samples(samples: Iterable[Sample], zone: ZoneInfo) -> Iterator[RenderableType]:
    for sample in samples:
        if sample.objection:
            yield Text(f"  ✗ {plain(sample.url)}: {plain(sample.objection)}", style="yellow")
            continue
        by = f", {cut(', '.join(sample.authors), 40)}" if sample.authors else ""
        yield Text.assemble("  • ", (cut(sample.title, 90), "bold"))
        facts = f"{_minute(sample.published_at, zone)}{by}, {count(sample.characters, 'character')}"
        yield Padding(Text(facts), (0, 0, 0, 4))
        beginning = Text(plain(sample.beginning), "dim", no_wrap=True, overflow="ellipsis")
        yield Padding(beginning, (0, 0, 0, 4))


def _problems(problems: Iterable[str]) -> Iterator[RenderableType]:
    told = list(problems)
    for problem in told[:_TOLD_PROBLEMS]:
        yield Text(f"  ! {plain(problem)}", style="yellow")
    if len(told) > _TOLD_PROBLEMS:
        yield Text(f"  ! and {len(told) - _TOLD_PROBLEMS} more", style="yellow")


def _day(time: datetime | None, zone: ZoneInfo) -> str:
    return f"{time.astimezone(zone):%Y-%m-%d}" if time else "not told"


def _minute(time: datetime | None, zone: ZoneInfo) -> str:
    return f"{time.astimezone(zone):%Y-%m-%d %H:%M}" if time else "no date"
