"""`tracker entities`, as far as it reads and writes down: nothing here reads an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from config.catalogue import read_own
from config.models import EntityKind
from tracker.cli import cli
from tracker.cli.entities.kinds import KINDS
from tracker.home import Home

Run = Callable[..., Result]


@pytest.fixture
def run(home: Home) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["--home", str(home.root), "entities", *arguments])

    return invoke


def rows(result: Result) -> Any:
    assert result.exception is None, result.exception
    return json.loads(result.stdout)


def test_the_kinds_to_choose_from_are_those_of_the_models() -> None:
    assert EntityKind.__args__ == KINDS  # type: ignore[attr-defined]


def test_the_list_tells_where_entries_are_from_and_how_often_they_are_named(run: Run) -> None:
    listed = {row["id"]: row for row in rows(run("list", "--maker", "AWS", "--format", "json"))}
    assert {"aws", "aws-trainium2"} <= set(listed)
    assert "nvidia" not in listed
    assert listed["aws-trainium2"] == {
        "id": "aws-trainium2",
        "name": "Trainium2",
        "kind": "chip",
        "maker": "aws",
        "from": "shipped",
        "articles": 2,
        "last_seen": "2026-03-03",
    }
    (own,) = rows(run("list", "--own", "--format", "json"))
    assert (own["id"], own["from"], own["articles"]) == ("aws-trainium9x", "project", 0)
    (disabled,) = rows(run("list", "--disabled", "--format", "json"))
    assert disabled["id"] == "nvidia-h100"
    found = rows(run("list", "--search", "トレイニアム", "--kind", "chip", "--format", "json"))
    assert {"aws-trainium", "aws-trainium2"} <= {row["id"] for row in found}
    assert "no entity of the catalogue" in run("list", "--own", "--kind", "site").stderr


def test_candidates_are_shown_without_what_was_rejected(run: Run) -> None:
    (zeta,) = rows(run("candidates", "--format", "json"))
    assert (zeta["folded"], zeta["mentions"], zeta["kind"]) == ("zetachip", 3, "chip")
    assert zeta["first_seen"] == "2026-03-04"
    text = run("candidates", "--explain").stdout
    assert "Zeta Chip  chip by aws" in text
    assert "“Zeta Chip is a GPU by Acme.”" in text
    assert "cues: definition" in text
    assert "written: " in text
    assert "they belong to what is listed:\n  Trainium9 (1 article)" in text
    assert rows(run("candidates", "--until", "2026-03-02", "--format", "json")) == []
    (kickoff,) = rows(run("candidates", "--rejected", "--format", "json"))
    assert kickoff == {"name": "Kickoff", "reason": "", "day": "2026-03-01"}


def test_what_is_rejected_is_proposed_no_more_until_it_is_restored(home: Home, run: Run) -> None:
    before = home.entities.read_text()
    rejected = run("reject", "zeta-chip", "--reason", "invented")
    assert "rejected 'zeta-chip'" in rejected.stderr
    assert read_own(home.entities).rejected[-1].reason == "invented"
    assert "Zeta" not in run("candidates").stdout
    assert "'ZETA CHIP' is rejected already" in run("reject", "ZETA CHIP").stderr
    assert run("restore", "Zeta Chip").exception is None
    assert home.entities.read_text() == before
    assert len(rows(run("candidates", "--format", "json"))) == 1


def test_an_accepted_candidate_is_an_entry_with_what_the_articles_say(home: Home, run: Run) -> None:
    run("reject", "Zeta Chip")
    before = read_own(home.entities)
    done = run("accept", "Zeta Chip", "--no-read", "--format", "json")
    (entry,) = rows(done)
    assert entry == {
        "id": "aws-zeta-chip",
        "name": "Zeta Chip",
        "kind": "chip",
        "maker": "aws",
        "found": None,
    }
    own = read_own(home.entities)
    assert own.entities[-1].id == "aws-zeta-chip"
    assert [rejection.name for rejection in own.rejected] == ["Kickoff"]  # a new decision
    assert "'tracker entities remove aws-zeta-chip' takes it back" in done.stderr
    assert "Zeta" not in run("candidates").stdout
    assert run("reject", "Trainium9").exception is None
    assert "no candidate" in run("candidates").stderr
    assert run("remove", "zeta chip", "--no-read").exception is None
    assert read_own(home.entities).entities == before.entities


@pytest.mark.parametrize(
    "name",
    ["Q: x", "- Q", "#Q", "Q # x", "'Q'", '"Q', "{Q}", "[Q", "Q\n\tx", "no", "2026-01-02", "&Q *x"],
)
def test_a_name_of_any_signs_is_written_so_that_it_is_read_back(
    home: Home, run: Run, name: str
) -> None:
    before = home.entities.read_text()
    done = run("accept", "--kind", "chip", "--id", "odd", "--no-read", "--", name)
    assert done.exception is None, done.exception
    assert read_own(home.entities).entities[-1].name == " ".join(name.split())
    assert run("remove", "odd", "--no-read").exception is None
    assert run("reject", "--", name).exception is None
    assert run("restore", "--", name).exception is None
    assert home.entities.read_text() == before


def test_accepting_an_everyday_word_is_warned_of(run: Run) -> None:
    done = run("accept", "Thunder", "--kind", "chip", "--no-read")
    assert "! 'Thunder' of 'thunder' is an everyday word; give it a 'sense'" in done.stderr


def test_a_shipped_entity_is_switched_off_and_on_again(home: Home, run: Run) -> None:
    before = home.entities.read_text()
    assert run("disable", "Trainium2", "--no-read").exception is None
    assert read_own(home.entities).disable == ("nvidia-h100", "aws-trainium2")
    assert "disabled, " in run("show", "Trainium2").stdout
    assert run("enable", "Trainium2", "--no-read").exception is None
    assert home.entities.read_text() == before


def test_a_maker_is_switched_off_with_all_that_it_makes(home: Home, run: Run) -> None:
    home.entities.write_text("disable: []\n")
    assert run("disable", "NVIDIA", "--with-kin", "--no-read").exception is None
    assert read_own(home.entities).disable == ("nvidia", "nvidia-h100")
    assert run("enable", "NVIDIA", "--with-kin", "--no-read").exception is None
    assert read_own(home.entities).disable == ()
    assert run("disable", "aws-trainium", "--with-kin", "--no-read").exception is None
    assert len(read_own(home.entities).disable) == 4


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["show", "Trainiumm2"], 1, "no entity is called 'Trainiumm2'; the nearest are: "),
        (["show", "zeta chip"], 1, "'Zeta Chip' is no entity yet but a candidate: "),
        (["list", "--maker", "AWWS"], 1, "no entity is called 'AWWS'"),
        (["accept", "Trainium2"], 2, "is followed already, as aws-trainium2 (chips.yaml:"),
        (["accept", "H100"], 2, "'tracker entities enable nvidia-h100' follows it again"),
        (["accept", "Acme Rocket"], 2, "what kind of thing 'Acme Rocket' is"),
        (["accept", "A1", "B1", "--id", "x"], 2, "are for one name at a time"),
        (["accept", " - ", "--kind", "chip"], 2, "'-' is no name"),
        (["reject", "x" * 121], 2, "is no name: it takes letters or digits, at most 120"),
        (["reject", "Zeta", "--reason", "x" * 501], 2, "the reason is longer than 500"),
        (["remove", "NVIDIA"], 2, "switch it off with 'tracker entities disable nvidia'"),
        (["remove", "Acme"], 1, "no entity is called 'Acme'"),
        (["disable", "aws-trainium9x"], 2, "take it out with 'tracker entities remove"),
        (["disable", "aws-trainium"], 2, "'aws-trainium' is the maker or family of "),
        (["enable", "NVIDIA"], 2, "'NVIDIA' is not disabled; disabled are: nvidia-h100"),
        (["reject", "Trainium2"], 2, "leave it out with 'tracker entities disable"),
        (["restore", "Zeta"], 2, "'Zeta' is not rejected"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    home: Home, run: Run, arguments: list[str], code: int, message: str
) -> None:
    before = home.entities.read_text()
    done = run(*arguments)
    assert message in str(done.exception)
    assert "\n" not in str(done.exception)
    assert getattr(done.exception, "code", 1) == code
    assert home.entities.read_text() == before


def test_a_check_tells_place_and_level_and_what_to_write(home: Home, run: Run) -> None:
    home.entities.write_text("entities:\n  - {id: q1, name: Thunder, kind: chip}\n")
    done = run("check", "--strict")
    assert getattr(done.exception, "code", 0) == 1
    assert f"{home.entities}:2: warning: 'Thunder' of 'q1' is an everyday word" in done.stdout
    assert "[common-word]" in done.stdout
    home.entities.write_text("entities:\n  - {id: q1, name: Thunder, kind: chpi}\n")
    done = run("check", "--format", "json")
    assert getattr(done.exception, "code", 0) == 1
    (error,) = json.loads(done.stdout)
    assert (error["level"], error["line"]) == ("error", 2)
    assert "did you mean 'chip'" in error["message"]
