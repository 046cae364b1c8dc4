"""What a report says of what became of the claims."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import IO

import pytest
from lxml import html
from markdown_it import MarkdownIt

from tests.unit.warehouse.conftest import Row, article
from tracker.home import Home
from tracker.readers import open_copy
from tracker.report.content import EntityReport
from tracker.report.data import write_json
from tracker.report.gather import gather
from tracker.report.html import write_html
from tracker.report.markdown import write_markdown
from tracker.report.text import write_text
from warehouse.query import run_query

HOSTILE = "<script>alert('x')</script> \x1b[31m[bold]"
KIND = {"what": "kind", "amount": 0.2, "words": "quantity"}
NOBODY = {"what": "no speaker", "amount": 0.2, "words": None}
HEDGED: Row = {
    "hedges": ["up to"],
    "comparator": "<=",
    "attribution": HOSTILE,
    "stance": "reported",
    "score": 0.2,
    "parts": [KIND],
}
BARE: Row = {
    "hedges": [],
    "attribution": None,
    "stance": "asserted",
    "score": 0.4,
    "parts": [KIND, NOBODY],
}
Publish = Callable[[list[tuple[Row, list[Row]]]], Home]


@pytest.fixture
def home(publish_press: Publish, today: date) -> Home:
    """A claim that lost its hedge, is denied, and a prediction that came due."""
    told: list[tuple[str, Row]] = [
        ("Trainium2 is up to 2x faster, they say.", HEDGED),
        ("Trainium2 is 2x faster, they say.", BARE),
        ("Trainium2 is not 2x faster.", {**BARE, "stance": "negated"}),
        (
            "Trainium2 will win by spring.",
            {
                **BARE,
                "kind": "prediction",
                "key": "trainium2|prediction",
                "due": (today - timedelta(weeks=1)).isoformat(),
            },
        ),
    ]
    return publish_press(
        [
            (
                article(
                    f"https://wire.test/{number}",
                    f"{text} {HOSTILE}",
                    day=today - timedelta(weeks=9 - number),
                    title=f"Part {number}",
                ),
                [claim],
            )
            for number, (text, claim) in enumerate(told)
        ]
    )


@pytest.fixture
def report(home: Home) -> EntityReport:
    with open_copy(home) as con:
        return gather(con, "Trainium2")


def written(write: Callable[[EntityReport, IO[str]], None], report: EntityReport) -> str:
    stream = io.StringIO()
    write(report, stream)
    return stream.getvalue()


def test_what_was_lost_denied_and_promised_is_told_with_its_sentences(
    report: EntityReport,
) -> None:
    text = " ".join(written(write_text, report).split())
    for words in (
        "Lost in the retelling",
        "hedge dropped from article to article, in 1 of 1 later telling",
        "Trainium2 is [-up to -]2x faster, they say.",
        "Contradicted",
        "asserted by one, denied by the other",
        "Came due",
        "7 days ago; told 1 time in 1 story; nothing was said of it since",
        "hype 0.35 of 1 = 0.20 kind + 0.15 no speaker",
    ):
        assert words in text


def test_the_score_of_each_week_is_that_of_hype_with_its_parts(
    home: Home, report: EntityReport
) -> None:
    with open_copy(home) as con:
        rows = run_query(con, "SELECT bucket, score, parts FROM hype_index('Trainium2')").rows
    assert [(s.bucket, s.score, s.parts) for s in report.stances] == rows
    assert rows
    for stance in report.stances:
        assert sum(part["amount"] for part in stance.parts) == pytest.approx(stance.score)


def test_json_holds_what_became_of_the_claims(report: EntityReport) -> None:
    values = json.loads(written(write_json, report))
    assert [row["dropped"] for row in values["decay"] if row["what"] == "hedge"] == [1]
    assert values["contradictions"][0]["kind"] == "denied"
    assert values["due"][0]["days_overdue"] == 7
    assert values["stances"][0]["parts"] == [{"what": "kind", "amount": 0.2}]


def test_no_form_lets_a_sentence_through_that_does_something(report: EntityReport) -> None:
    page = written(write_html, report)
    document = html.document_fromstring(page)
    assert not document.xpath("//script")
    assert document.xpath("//del[starts-with(., 'up to')]")
    assert "Came due" in page
    rendered = MarkdownIt("commonmark").enable("table").render(written(write_markdown, report))
    assert "<script" not in rendered
    assert "<h3>Lost in the retelling</h3>" in rendered
    assert "\x1b" not in written(write_text, report) + page + rendered


def test_a_report_without_claims_has_none_of_these_headings(
    publish_press: Publish, today: date
) -> None:
    quiet = article("https://wire.test/1", "Trainium2 is here.", day=today)
    with open_copy(publish_press([(quiet, [])])) as con:
        text = written(write_text, gather(con, "Trainium2"))
    assert "none about it" in text
    assert not [w for w in ("Lost in", "Contradicted", "Came due", "hype") if w in text]
