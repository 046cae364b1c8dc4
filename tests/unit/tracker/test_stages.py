"""What the stages say and count, and a text on which the rules fail."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from config.load import load_cues, load_entities
from config.settings import AnalyseSettings, Settings
from crawler.article import Article, article_to_json
from crawler.segments import read_rows, write_segment
from nlp.analysis import Reader
from nlp.records import Analysis, Document
from tracker.home import Home
from tracker.progress import PROBLEMS_SHOWN, Progress, in_words
from tracker.rules import Rules
from tracker.stages.analyse import analyse

POISON = "a text that the rules cannot stand"


def test_counts_leave_out_zeros_and_know_one_from_many() -> None:
    assert in_words({"articles": 36, "claims": 1, "problems": 0}, "none") == "36 articles, 1 claim"
    assert in_words({"articles": 0}, "nothing new") == "nothing new"


def test_a_problem_is_one_line_and_a_flood_of_them_ends() -> None:
    said = io.StringIO()
    Progress(said).problems(["two\nlines\x1b[2J", *["more"] * (PROBLEMS_SHOWN + 6)])
    lines = said.getvalue().splitlines()
    assert lines[0] == "  ! two lines [2J"
    assert lines[-1] == "  ! and 7 more problems"
    assert len(lines) == PROBLEMS_SHOWN + 1


class FailingReader(Reader):
    """A reader with a fault that one text brings out."""

    def read(self, document: Document) -> Analysis:
        if POISON in document.text:
            raise IndexError("list index out of range")
        return super().read(document)


@dataclass(frozen=True, slots=True)
class FailingRules(Rules):
    def reader(self) -> Reader:
        return FailingReader(self.entities, self.cues, ginza=False)


def article(number: int, text: str) -> Article:
    return Article(
        url=f"https://wire.test/{number}",
        source="wire",
        title=f"Report {number}",
        text=text,
        lang="en",
        authors=(),
        published_at=None,
        date_precision="unknown",
        updated_at=None,
        fetched_at=datetime(2026, 11, 24, tzinfo=UTC),
    )


def test_an_article_on_which_the_rules_fail_does_not_stop_the_others(tmp_path: Path) -> None:
    home = Home(tmp_path)
    texts = ["Trainium2 is here.", POISON, "AWS says more."]
    segment = home.segments / "articles" / "20261124T000000Z-aaaa-0001.jsonl.gz"
    write_segment(segment, [article_to_json(article(i, text)) for i, text in enumerate(texts)])
    rules = FailingRules(load_entities(), load_cues(), ginza=False)
    said = io.StringIO()
    settings = Settings(analyse=AnalyseSettings(workers=1))
    summary = analyse(home, settings, rules, Progress(said), run_id="20261124T000001Z-bbbb")
    problem = "https://wire.test/1: the rules failed on it: IndexError: list index out of range"
    assert summary.problems == (problem,)
    assert summary.articles == 2
    assert said.getvalue().splitlines()[-1] == f"  ! {problem}"
    read = [row["url"] for row in read_rows(home.segments / "analyses" / segment.name)]
    assert read == ["https://wire.test/0", "https://wire.test/2"]
