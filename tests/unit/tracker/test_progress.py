"""What is told of work: the same to people, to programs and to a witness."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tracker.progress import Counts, Progress

RUN = "20261126T000000Z-aaaa"


class Heard:
    """A witness that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def began(self, stage: str) -> None:
        self.told.append(("began", stage))

    def ended(self, stage: str, seconds: float) -> None:
        assert seconds >= 0
        self.told.append(("ended", stage))

    def counted(self, stage: str, counts: Counts) -> None:
        self.told.append(("counted", stage, counts))

    def had_problems(self, problems: Sequence[str]) -> None:
        self.told.append(("problems", *problems))


def work(progress: Progress) -> None:
    with progress.stage("load") as stage:
        stage.update("1 of 2 segments")
        progress.counted("load", {"": {"articles": 2}})
        stage.done("2 articles")
    progress.tell("wire is late", event="late", source="wire", minutes=5)
    progress.problems(["a\nproblem\x1b[2J"])


def test_people_read_lines_and_nothing_that_is_for_programs() -> None:
    said = io.StringIO()
    work(Progress(said))
    assert said.getvalue().splitlines() == [
        "load: 2 articles",
        "wire is late",
        "  ! a problem [2J",
    ]


def test_programs_read_one_object_a_line_with_time_level_run_and_stage() -> None:
    said = io.StringIO()
    work(Progress(said, form="json", run_id=RUN))
    rows = [json.loads(line) for line in said.getvalue().splitlines()]
    assert all(row["run_id"] == RUN for row in rows)
    assert all(datetime.fromisoformat(row["time"]).tzinfo for row in rows)
    told = [(row["event"], row["level"], row.get("stage")) for row in rows]
    assert told == [
        ("begin", "info", "load"),
        ("counted", "info", "load"),
        ("done", "info", "load"),
        ("end", "info", "load"),
        ("late", "info", None),
        ("problem", "warning", None),
    ]
    assert rows[1]["counts"] == {"articles": 2}
    assert rows[2]["message"] == "2 articles"
    assert rows[3]["seconds"] >= 0
    assert (rows[4]["source"], rows[4]["minutes"]) == ("wire", 5)
    assert rows[5]["message"] == "a problem [2J"


def test_what_could_steer_a_terminal_is_escaped_in_a_line_for_programs() -> None:
    said = io.StringIO()
    name = "a\u202eb\x9b2J\ud800\U000e0001"
    Progress(said, form="json").tell("日本語", source=name)
    line = said.getvalue().removesuffix("\n")
    assert line.isprintable()
    assert "日本語" in line
    assert json.loads(line)["source"] == name


def test_a_witness_hears_of_a_stage_that_broke_off() -> None:
    heard = Heard()
    progress = Progress(io.StringIO(), witness=heard)
    work(progress)
    try:
        with progress.stage("publish"):
            raise OSError("full")
    except OSError:
        pass
    assert heard.told == [
        ("began", "load"),
        ("counted", "load", {"": {"articles": 2}}),
        ("ended", "load"),
        ("problems", "a\nproblem\x1b[2J"),
        ("began", "publish"),
        ("ended", "publish"),
    ]
