"""A report for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tracker.claims.line import line_of
from tracker.claims.list_view import item_parts
from tracker.plain import cut, plain
from tracker.report import words
from tracker.report.content import Bucket, ClaimLine, EntityReport
from tracker.sparkline import bar, sparkline
from tracker.terminal import columns_of, draw

WIDTH_IN_A_PIPE = 100
BAR_WIDTH = 24
SHORTEST_BAR = 6
BESIDE_A_BAR = 66
"""Cells that the columns of the trend and a note take; on a narrow terminal bars have the rest."""
SENTENCE_LENGTH = 240
CLAIM_LENGTH = 140
MOST_BUCKETS = 53
"""Rows of the trend; a longer one is shown as a sparkline alone."""


def write_text(report: EntityReport, stream: IO[str]) -> None:
    """Write the report in lines as wide as the terminal; in colour there, and plain elsewhere."""
    width = columns_of(stream, width_in_a_pipe=WIDTH_IN_A_PIPE)
    bars = min(BAR_WIDTH, max(SHORTEST_BAR, width - BESIDE_A_BAR))
    parts = _parts(report, signs=not stream.isatty(), bars=bars)
    draw(parts, stream, width_in_a_pipe=WIDTH_IN_A_PIPE)


def _parts(report: EntityReport, *, signs: bool, bars: int) -> Iterable[RenderableType]:
    yield Text.assemble(
        (plain(report.entity.name), "bold"), "  ", plain(words.what_it_is(report.entity))
    )
    yield Text(words.period(report), style="dim")
    yield Text()
    yield _indented(Text(words.totals(report)))
    if undated := words.undated(report):
        yield _indented(Text(undated))
    if report.first:
        first = report.first
        yield _indented(
            Text.assemble(
                f"first named {first.day} by {plain(first.source)}: ",
                (f"“{cut(first.sentence, SENTENCE_LENGTH)}”", "italic"),
            )
        )
    if not report.totals.articles:
        return
    yield from _trend(report, bars)
    yield from _table("Where", _sources(report))
    if report.companions:
        yield from _table("Named with", _companions(report, bars))
    yield from _claims(report, signs=signs)
    yield from _latest(report)


def _trend(report: EntityReport, bars: int) -> Iterable[RenderableType]:
    if not report.trend:
        return
    line = sparkline([bucket.articles for bucket in report.trend])
    yield _heading(f"Articles by {report.grain}", line)
    if len(report.trend) > MOST_BUCKETS:
        return
    table = _columns(
        "", "<", "mentions", ">", "articles", ">", "stories", ">", "share", ">", "", "<"
    )
    table.columns[0].no_wrap = True
    largest = max((bucket.articles or 0 for bucket in report.trend), default=0)
    for bucket in report.trend:
        name = words.bucket_name(bucket.bucket, report.grain)
        if bucket.articles is None:
            table.add_row(name, "", "", "", "", Text("nothing was published or read", "dim"))
            continue
        table.add_row(
            name,
            str(bucket.mentions),
            str(bucket.articles),
            str(bucket.stories),
            words.percent(bucket.share),
            bar(bucket.articles, largest, bars) + _note(bucket),
        )
    yield _indented(table)


def _note(bucket: Bucket) -> str:
    notes = []
    if bucket.burst is not None and bucket.burst > 3:
        notes.append(f"burst {bucket.burst:.1f}")
    if bucket.partial:
        notes.append("still running")
    return f"  {', '.join(notes)}" if notes else ""


def _sources(report: EntityReport) -> Table:
    table = _columns("", "<", "", "<", "articles", ">", "mentions", ">", "latest", "<")
    for source in report.sources:
        kind = " ".join(filter(None, (source.lang, source.tier)))
        table.add_row(
            plain(source.title),
            kind,
            str(source.articles),
            str(source.mentions),
            str(source.last_day),
        )
    return table


def _companions(report: EntityReport, bars: int) -> Table:
    table = _columns("", "<", "", "<", "articles", ">", "", "<")
    largest = max(companion.together for companion in report.companions)
    for companion in report.companions:
        table.add_row(
            plain(companion.name),
            companion.kind,
            str(companion.together),
            bar(companion.together, largest, bars),
        )
    return table


def _claims(report: EntityReport, *, signs: bool) -> Iterable[RenderableType]:
    firmness = words.firmness(report.stances)
    if firmness is None:
        yield _heading("Claims", "none about it")
        return
    shares = [stance.hedged / stance.tellings for stance in report.stances]
    yield _heading("Claims", "")
    yield _indented(Text(firmness))
    if decay := words.decay(report.stances):
        yield _indented(Text(f"{decay}: {sparkline(shares)}"))
    if loudness := words.loudness(report.stances):
        line = sparkline([stance.score for stance in report.stances])
        yield _indented(Text(f"{loudness}: {line}"))
    yield Text()
    table = _columns("stories", ">", "hedged", ">", "attributed", ">", "score", ">", "", "<")
    for claim in report.claims:
        table.add_row(
            str(claim.stories),
            words.hedged(claim),
            words.attributed(claim),
            f"{claim.score:.2f}",
            _claim(report, claim),
        )
    yield _indented(table)
    for title, items in words.became(report):
        yield _heading(title, "")
        for item in items:
            yield from map(_indented, item_parts(item, signs=signs))


def _claim(report: EntityReport, claim: ClaimLine) -> Text:
    speaker = f", quoting {plain(claim.attribution)}" if claim.attribution else ""
    return Text.assemble(
        line_of(claim.claim, claim.key).removeprefix(f"{plain(report.entity.name)}: "),
        (f"  first {claim.first_seen} by {plain(claim.first_source)}{speaker}\n", "dim"),
        (f"“{cut(claim.sentence, CLAIM_LENGTH)}”", "italic"),
    )


def _latest(report: EntityReport) -> Iterable[RenderableType]:
    yield _heading("Latest", "")
    for told in report.latest:
        yield _indented(
            Text.assemble(
                (f"{told.day} {plain(told.source)}  ", "dim"), cut(told.sentence, SENTENCE_LENGTH)
            )
        )
        yield _indented(Text(plain(told.url), style="dim", no_wrap=True, overflow="ellipsis"))


def _table(title: str, table: Table) -> Iterable[RenderableType]:
    yield _heading(title, "")
    yield _indented(table)


def _heading(title: str, note: str) -> RenderableType:
    return Padding(
        Text.assemble((title, "bold"), "   " if note else "", note), (1, 0, 0, 0), expand=False
    )


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2), expand=False)


def _columns(*titles_and_sides: str) -> Table:
    """A table without lines; for each column its title, then `<` or `>` for its side."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    pairs = zip(titles_and_sides[::2], titles_and_sides[1::2], strict=True)
    for title, side in pairs:
        # Japanese has no blanks to break lines at: without folding its end would be lost.
        table.add_column(title, justify="right" if side == ">" else "left", overflow="fold")
    return table
