"""`tracker claims` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from tests.e2e.conftest import Demo

KEY = "aws-trainium2|performance|2|x"
LISTS = ("decay", "drift", "contradictions", "due", "edits")


def test_the_ledger_tells_what_is_kept_of_each_claim(demo: Demo) -> None:
    lines = demo("claims", "--entity", "Trainium2").out.splitlines()
    assert lines[0].split() == [
        *("#", "claim", "hedge", "kept", "attributed", "stories", "sources", "score", "first"),
        *("seen", "by", "quoting", "key"),
    ]
    first = demo("claims", "--entity", "Trainium2", "--format", "json").json()[0]
    assert first["key"] == KEY
    assert lines[1].lstrip().startswith("1  Trainium2: performance 2x")
    assert f"{first['hedged_times']} of {first['times']}" in lines[1]
    assert f"{first['attributed_times']} of {first['times']}" in lines[1]
    assert lines[1].endswith(KEY)


def test_notes_tell_what_the_numbers_do_not(demo: Demo) -> None:
    outcome = demo("claims", "--entity", "Trainium2")
    notes = [line[2:] for line in outcome.out.splitlines() if line.startswith("* ")]
    assert any(
        note.startswith("“性能を最大2倍” turns into “性能が2倍” within one text") for note in notes
    )
    assert any(note.startswith("75% is said of different things in one text") for note in notes)
    assert "Inferentia3 is a name that the catalogue does not know" in notes
    for form in ("json", "csv"):
        assert "turns into" not in demo("claims", "--entity", "Trainium2", "--format", form).out


@pytest.mark.parametrize(
    "given", [KEY, "1", "aws-trainium2|performance|2|", "trainium2: performance 2x"]
)
def test_a_claim_is_shown_by_its_key_its_beginning_its_number_or_its_line(
    demo: Demo, given: str
) -> None:
    outcome = demo("claims", "--entity", "Trainium2", "--show", given)
    assert outcome.code == 0
    assert outcome.out.startswith(f"Trainium2: performance 2x  {KEY}\n")


def test_the_history_has_every_telling_with_its_changed_words_marked(demo: Demo) -> None:
    told = demo("claims", "--show", KEY, "--format", "json").json()
    shown = demo("claims", "--show", KEY).out
    numbers = [int(n) for n in re.findall(r"^ ?(\d+)  \d{4}-", shown, re.MULTILINE)]
    assert numbers == list(range(1, len(told) + 1))
    words = "".join(shown.split())
    for telling in told:
        sentence = "".join(telling["sentence"].split())
        assert sentence in re.sub(r"\[-.*?-\]|\{\+|\+\}", "", words)
    assert "delivers[- up to-] 2x the performance" in " ".join(shown.split())
    assert "[-最大-]" in words
    assert "hedge dropped" in shown
    assert " = 0.20 kind + 0.10 no baseline" in shown


def test_the_old_name_of_the_option_goes_on(demo: Demo) -> None:
    assert demo("claims", "--key", KEY).out == demo("claims", "--show", KEY).out


def test_a_claim_that_is_not_there_is_told_with_the_nearest(demo: Demo) -> None:
    outcome = demo("claims", "--show", "aws-trainium2|perfomance|2|x")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(
        "tracker: no claim has the key 'aws-trainium2|perfomance|2|x'; the nearest are: "
    )
    assert KEY in outcome.err


def test_a_key_like_no_other_is_told_where_keys_are(demo: Demo) -> None:
    outcome = demo("claims", "--show", "qqq")
    assert outcome.err == "tracker: no claim has the key 'qqq'; 'tracker claims' lists them\n"


def test_nothing_is_no_entity(demo: Demo) -> None:
    outcome = demo("claims", "--entity", "")
    assert (outcome.code, outcome.out) == (2, "")
    assert "'--entity': the name is empty" in outcome.err


def test_a_beginning_of_several_keys_names_them(demo: Demo) -> None:
    outcome = demo("claims", "--show", "aws-trainium2|")
    assert (outcome.code, outcome.out) == (1, "")
    assert f"several claims are meant by 'aws-trainium2|': '{KEY}', " in outcome.err
    assert " more" in outcome.err


def test_a_number_is_that_of_the_ledger_that_was_asked_for(demo: Demo) -> None:
    ledger = demo("claims", "--kind", "hype", "--format", "json").json()
    told = demo("claims", "--kind", "hype", "--show", "2", "--format", "json").json()
    assert {telling["claim"] for telling in told} == {ledger[1]["claim"]}
    outcome = demo("claims", "--kind", "hype", "--show", "999")
    assert outcome.code == 1
    assert f"this ledger ends with number {len(ledger)}" in outcome.err


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_every_list_comes_in_every_form(demo: Demo, name: str, form: str) -> None:
    outcome = demo("claims", f"--{name}", "--format", form)
    assert outcome.code == 0
    if form == "json":
        assert all(row["key"] for row in outcome.json())
    elif form == "csv":
        assert "key" in next(csv.reader(io.StringIO(outcome.out)))
    else:
        assert bool(outcome.out) != outcome.err.startswith("no ")


def test_decay_shows_the_telling_with_the_hedge_and_the_one_without(demo: Demo) -> None:
    rows = demo("claims", "--entity", "Trainium2", "--decay", "--format", "json").json()
    assert {row["subject"] for row in rows} == {"aws-trainium2"}
    assert {"article", "time"} == {row["scope"] for row in rows}
    assert all(row["dropped"] > 0 for row in rows)
    text = demo("claims", "--entity", "Trainium2", "--decay").out
    assert "hedge dropped within one article, in " in text
    assert "hedge dropped from article to article, in " in text
    assert rows[0]["with_day"] in text


def test_the_demonstration_has_something_in_every_list_but_edits(demo: Demo) -> None:
    for name in ("decay", "drift", "contradictions", "due"):
        assert demo("claims", f"--{name}", "--format", "json").json(), name


def test_a_prediction_that_came_due_stands_beside_what_was_said_since(demo: Demo) -> None:
    (due,) = demo("claims", "--entity", "Trainium2", "--due", "--format", "json").json()
    assert due["days_overdue"] > 0
    text = demo("claims", "--entity", "Trainium2", "--due").out
    assert f"due {due['due']}, " in text
    assert "By the end of " in text
    assert "what was said since:" in text
    assert "Trainium2 now serves more than half of all" in text


def test_an_empty_list_says_in_one_line_what_there_is_none_of(demo: Demo) -> None:
    outcome = demo("claims", "--entity", "TSMC", "--decay")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "no claims that lost a hedge or their speaker in the retelling\n"
    assert demo("claims", "--entity", "TSMC", "--decay", "--format", "json").json() == []


def test_a_period_holds_for_every_list(demo: Demo) -> None:
    for name in LISTS:
        outcome = demo("claims", f"--{name}", "--since", "2001-01-01", "--until", "2001-02-01")
        assert (outcome.code, outcome.out) == (0, ""), name


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--decay", "--due"), "--decay and --due do not go together; choose one"),
        (("--show", KEY, "--drift"), "--drift and --show do not go together; choose one"),
        (("--kind", "hype", "--due"), "--kind does not go with --due"),
        (("--since", "2026-02-01", "--until", "2026-01-01"), "the period is empty"),
    ],
)
def test_what_does_not_go_together_is_one_line(
    demo: Demo, args: tuple[str, ...], words: str
) -> None:
    outcome = demo("claims", *args)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("given", ["x'; DROP TABLE article; --", "%", "日本", "\x1b[31m", "９"])
def test_a_hostile_key_is_one_line_and_harms_nothing(demo: Demo, given: str) -> None:
    outcome = demo("claims", f"--show={given}")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1
    assert "\x1b" not in outcome.err


def test_a_history_is_valid_json_with_the_parts_of_every_score(demo: Demo) -> None:
    told = json.loads(demo("claims", "--show", KEY, "--format", "json").out)
    for telling in told:
        assert abs(sum(part["amount"] for part in telling["parts"]) - telling["score"]) < 1e-6
