"""A report as text, Markdown, HTML, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import IO

import pytest
from lxml import html
from markdown_it import MarkdownIt

from tracker.home import Home
from tracker.readers import open_copy
from tracker.report.content import EntityReport
from tracker.report.data import write_csv, write_json
from tracker.report.gather import gather
from tracker.report.html import write_html
from tracker.report.markdown import write_markdown
from tracker.report.text import write_text


@pytest.fixture
def report(home: Home) -> EntityReport:
    with open_copy(home) as con:
        return gather(con, "Trainium2")


def written(write: Callable[[EntityReport, IO[str]], None], report: EntityReport) -> str:
    stream = io.StringIO()
    write(report, stream)
    return stream.getvalue()


def test_text_says_everything_that_a_reader_asks_for(report: EntityReport) -> None:
    text = written(write_text, report)
    for words in (
        "Trainium2  chip by AWS",
        "9 mentions in 9 articles (9 stories, 2 sources): 47% of the 19 read",
        "1 more article names it and is undated: in no number here",
        "first named",
        "Articles by week",
        "still running",
        "H100",
        "performance 2x",
        "4 of 9",
        "quoting AWS",
        "hedged in 80% of the earlier and 0% of the later half",
        "https://daily.test/9",
    ):
        assert words in text


def test_text_has_no_line_that_ends_in_blanks(report: EntityReport) -> None:
    lines = written(write_text, report).splitlines()
    assert not [line for line in lines if line != line.rstrip() and line.strip()]


def test_html_escapes_what_comes_from_articles_and_runs_nothing(report: EntityReport) -> None:
    page = written(write_html, report)
    document = html.document_fromstring(page)
    assert not document.xpath("//script | //link | //img | //@onload")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_html_draws_one_bar_a_week(report: EntityReport) -> None:
    document = html.document_fromstring(written(write_html, report))
    assert len(document.xpath("//svg//*[contains(@class, 'bar')]")) == len(report.trend)


def test_html_links_to_the_web_only(report: EntityReport) -> None:
    document = html.document_fromstring(written(write_html, report))
    links = document.xpath("//a/@href")
    assert links
    assert all(link.startswith("https://") for link in links)


def test_markdown_renders_without_any_html_of_the_articles(report: EntityReport) -> None:
    rendered = MarkdownIt("commonmark").enable("table").render(written(write_markdown, report))
    assert rendered.startswith("<h1>Trainium2</h1>")
    assert "<script" not in rendered
    assert rendered.count("<table>") == 5


def test_json_holds_all_of_it(report: EntityReport) -> None:
    values = json.loads(written(write_json, report))
    assert values["entity"]["id"] == "aws-trainium2"
    assert values["totals"]["articles"] == 9
    assert len(values["trend"]) == len(report.trend)
    assert values["claims"][0]["hedged_times"] == 4
    assert set(values) == set(EntityReport.__dataclass_fields__)


def test_csv_holds_the_trend(report: EntityReport) -> None:
    rows = list(csv.DictReader(io.StringIO(written(write_csv, report))))
    assert len(rows) == len(report.trend)
    assert rows[0]["entity"] == "aws-trainium2"
    assert sum(int(row["articles"] or 0) for row in rows) == 9


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_no_terminal_breaks_a_day_or_a_bar(
    report: EntityReport, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    write_text(report, stream)
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in stream.getvalue().splitlines()]
    rows = [line for line in lines if re.match(r"  \d{4}-\d\d-\d\d +\d", line)]
    assert len(rows) == len(report.trend)
    assert not [line for line in lines if line.strip() and not line.strip(" █▏▎▍▌▋▊▉")]
