"""What is read again after a change of the rules, what is not, and what an accident costs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from config.models import ClaimCues, Cue, Entity
from config.settings import AnalyseSettings, Settings
from crawler.article import article_to_json
from crawler.segments import read_rows, write_segment
from nlp.analysis import Reader
from nlp.records import Analysis, Document
from tests.unit.tracker.test_stages import article
from tracker.again import work
from tracker.home import Home
from tracker.progress import Progress
from tracker.rules import Rules
from tracker.stages.analyse import (
    AnalyseSummary,
    analyse,
    analyse_again,
    analyse_change_of_catalogue,
    analyse_everything,
)

ACME = Entity(id="acme", name="Acme", kind="company")
ZETA = Entity(id="zeta9", name="Zeta9", kind="chip", maker="acme")
RULES = Rules((ACME,), ClaimCues(), ginza=False)
WITH_ZETA = replace(RULES, entities=(ACME, ZETA))
SETTINGS = Settings(analyse=AnalyseSettings(workers=1))

Row = dict[str, Any]


class Archive:
    """A project with articles in segments, and what was said while it was read."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root)
        self.said = ""
        self._runs = 0

    def add(self, *texts: str) -> str:
        """A segment of articles; its name."""
        folder = self.home.segments / "articles"
        number = len(list(folder.glob("*"))) if folder.exists() else 0
        name = f"20261101T000000Z-aaaa-{number:04}.jsonl.gz"
        articles = [article(100 * number + i, text) for i, text in enumerate(texts)]
        write_segment(folder / name, [article_to_json(one) for one in articles])
        return name

    def read(self, rules: Rules, how: Any = analyse) -> AnalyseSummary:
        said = io.StringIO()
        self._runs += 1
        run_id = f"20261124T00000{self._runs}Z-bbbb"
        try:
            summary: AnalyseSummary = how(self.home, SETTINGS, rules, Progress(said), run_id=run_id)
        finally:
            self.said = said.getvalue()
        return summary

    def rows(self) -> Iterator[Row]:
        for file in sorted((self.home.segments / "analyses").glob("*.jsonl.gz")):
            yield from read_rows(file)

    def latest(self) -> dict[str, Row]:
        """The reading of each article that has the word, as the load takes it."""
        return {row["url"]: row for row in self.rows()}

    def readings(self) -> dict[str, Any]:
        """The same without the stamps."""
        return {
            url: {key: value for key, value in row.items() if key not in {"rules", "models"}}
            for url, row in self.latest().items()
        }


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path)
    archive.add("Acme builds.", "Ｚｅｔａ－9 is here.", "Nothing.")
    archive.add("Nothing here.")
    archive.add("Acme says that Zeta 9 is 2x faster.", "Acme.")
    archive.read(RULES)
    return archive


def in_full(archive: Archive, rules: Rules, root: Path) -> dict[str, Any]:
    """What somebody reads who begins with these rules."""
    other = Archive(root)
    for file in sorted((archive.home.segments / "articles").iterdir()):
        write_segment(other.home.segments / "articles" / file.name, read_rows(file))
    other.read(rules)
    return other.readings()


def test_after_a_new_entry_only_what_holds_its_name_is_read_again(
    archive: Archive, tmp_path: Path
) -> None:
    assert archive.read(WITH_ZETA, analyse_again).articles == 2
    assert archive.said.splitlines() == [
        "analyse: Zeta9: 2 articles in 2 of 3 segments touched",
        "analyse: 2 articles, 3 mentions, 1 claim",
    ]
    assert archive.readings() == in_full(archive, WITH_ZETA, tmp_path / "other")
    stamps = {url.rpartition("/")[2]: row["rules"] for url, row in archive.latest().items()}
    assert {n for n, rules in stamps.items() if rules == WITH_ZETA.version} == {"1", "200"}


def test_what_was_looked_through_is_not_looked_through_again(archive: Archive) -> None:
    archive.read(WITH_ZETA, analyse_again)
    before = list(archive.rows())
    assert archive.read(WITH_ZETA, analyse_again).articles == 0
    assert archive.said == "analyse: nothing to read again: all was read by the rules of today\n"
    assert list(archive.rows()) == before


def test_an_entry_that_was_added_and_removed_leaves_nothing_behind(archive: Archive) -> None:
    before = archive.readings()
    archive.read(WITH_ZETA, analyse_again)
    assert archive.readings() != before
    assert archive.read(RULES, analyse_again).articles == 2
    assert archive.readings() == before


def test_articles_that_came_in_between_are_compared_with_the_rules_that_read_them(
    archive: Archive,
) -> None:
    archive.add("Zeta9 again.")
    archive.read(WITH_ZETA)
    assert archive.said.splitlines()[1:] == [
        "analyse: the rules or the catalogue have changed since 6 articles were read; "
        "'tracker analyse --all' reads again what that touches"
    ]
    assert archive.read(WITH_ZETA, analyse_again).articles == 2
    assert archive.read(WITH_ZETA).problems == ()
    assert archive.said == "analyse: nothing new to read\n"


@pytest.mark.parametrize("lost", ["snapshot", "index", "torn index", "a reading"])
def test_what_nobody_knows_the_rules_of_is_read_whole(archive: Archive, lost: str) -> None:
    archive.read(WITH_ZETA, analyse_again)
    index = archive.home.rules / "readings.json"
    if lost == "snapshot":
        (archive.home.rules / f"{WITH_ZETA.version}.json.gz").unlink()
    elif lost == "index":
        index.unlink()
    elif lost == "torn index":
        index.write_bytes(index.read_bytes()[:-20])
    else:
        (again,) = (archive.home.segments / "analyses").glob("20261124*")
        again.unlink()
    expected = 5 if lost == "a reading" else 6
    before = archive.readings()
    assert archive.read(RULES, analyse_again).articles == expected
    assert archive.readings() != before or lost == "a reading"
    assert {m["entity"] for row in archive.latest().values() for m in row["mentions"]} == {"acme"}


def test_after_a_change_of_the_cues_everything_is_read_again(archive: Archive) -> None:
    cues = ClaimCues(hype=(Cue(text="builds", lang="en"),))
    assert archive.read(replace(RULES, cues=cues), analyse_again).articles == 6


def test_everything_is_read_again_when_it_is_asked_for(archive: Archive) -> None:
    assert archive.read(RULES, analyse_everything).articles == 6
    assert archive.read(RULES, analyse_again).articles == 0


def test_an_entry_that_was_accepted_leaves_what_is_new_for_later(archive: Archive) -> None:
    archive.add("Zeta9 again.")
    assert archive.read(WITH_ZETA, analyse_change_of_catalogue).articles == 2
    assert archive.read(WITH_ZETA).articles == 1


@dataclass(frozen=True, slots=True)
class StoppedRules(Rules):
    """Rules whose reader is stopped by Ctrl-C at one text."""

    at: str = ""

    def reader(self) -> Reader:
        return StoppedReader(self)


class StoppedReader(Reader):
    def __init__(self, rules: StoppedRules) -> None:
        super().__init__(rules.entities, rules.cues, ginza=False)
        self._at = rules.at

    def read(self, document: Document) -> Analysis:
        if document.text == self._at:
            raise KeyboardInterrupt
        return super().read(document)


def test_a_second_reading_that_is_stopped_goes_on_where_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_ARTICLES_A_SEGMENT", 1)
    stopped = StoppedRules((ACME, ZETA), ClaimCues(), False, "Acme says that Zeta 9 is 2x faster.")
    with pytest.raises(KeyboardInterrupt):
        archive.read(stopped, analyse_again)
    assert archive.read(WITH_ZETA, analyse_again).articles == 1
    with pytest.raises(KeyboardInterrupt):
        archive.read(replace(stopped, at="Nothing here."), analyse_everything)
    assert archive.read(WITH_ZETA, analyse_again).articles == 3


def test_a_damaged_segment_does_not_keep_others_from_being_read_again(archive: Archive) -> None:
    file = min((archive.home.segments / "articles").iterdir())
    file.write_bytes(file.read_bytes()[:-20])
    summary = archive.read(WITH_ZETA, analyse_again)
    assert summary.articles == 1
    (problem,) = summary.problems
    assert problem.startswith(f"{file}:")
    assert "are not read again" in problem
    assert len(archive.read(WITH_ZETA, analyse_again).problems) == 1


def test_a_first_reading_that_is_lost_does_not_outdo_a_later_one(
    archive: Archive, tmp_path: Path
) -> None:
    """The analyses of the first reading are torn: read anew, they stand before the second."""
    archive.read(WITH_ZETA, analyse_again)
    first = min((archive.home.segments / "analyses").iterdir())
    first.unlink()
    archive.read(RULES)
    archive.read(RULES, analyse_again)
    assert archive.readings() == in_full(archive, RULES, tmp_path / "other")


def test_only_the_rules_that_read_what_is_stored_are_kept(archive: Archive) -> None:
    archive.read(WITH_ZETA, analyse_again)
    kept = [file.name for file in archive.home.rules.glob("*.json.gz")]
    assert kept == [f"{WITH_ZETA.version}.json.gz"]
