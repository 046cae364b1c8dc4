"""What is likely a mistake in a catalogue is told with its line, and what to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from config.catalogue import examine_catalogue
from tracker.entities.checks import Finding, examine
from tracker.entities.checks.examination import CHECKS
from tracker.entities.checks.words import EVERYDAY

TODAY = date(2026, 11, 20)
HEAD = "entities:\n"


def examined(file: Path, entries: str) -> tuple[Finding, ...]:
    """What is found in a file of these entries alone; the shipped ones are a test of their own."""
    file.write_text(HEAD + entries + "\n")
    catalogue = examine_catalogue(file)
    alone = {id_: entry for id_, entry in catalogue.entries.items() if entry.is_own}
    return examine(replace(catalogue, entries=alone), TODAY)


def test_the_shipped_catalogue_has_no_error() -> None:
    errors = [f.problem for f in examine(examine_catalogue(), TODAY) if f.level == "error"]
    assert errors == []


@pytest.mark.parametrize(
    ("check", "line", "entries"),
    [
        # Names.
        (
            "shared-writing",
            3,
            "- {id: q1, name: Qwxy, kind: chip}\n- {id: q2, name: QWXY, kind: chip}",
        ),
        (
            "shared-writing",  # q2 is never meant, for q1 has the name in any text
            3,
            "- {id: q1, name: Qwxy, kind: chip}\n"
            "- {id: q2, name: Qwxy, kind: model, sense: {require: [Foo]}}",
        ),
        (
            "shared-writing",  # the family makes the name
            4,
            "- {id: q, name: Qwxy, kind: chip, aliases: [クウ], generations: ['Qwxy{n}']}\n"
            "- {id: q7, name: Qwxy7, kind: chip, family: q, generation: '7'}\n"
            "- {id: z7, name: クウ7, kind: chip}",
        ),
        ("written-twice", 5, "- id: q1\n  name: Qwxy\n  kind: chip\n  aliases: [QWXY]"),
        ("written-twice", 2, "- {id: q1, name: Qwxy7, kind: chip, aliases: [Qwxy-7]}"),
        ("common-word", 2, "- {id: q1, name: Thunder, kind: chip, case_sensitive: true}"),
        ("common-word", 2, "- {id: q1, name: Qwxy, kind: chip, aliases: [雷]}"),
        ("short-name", 2, "- {id: q1, name: Qwxy, kind: chip, aliases: [Q9]}"),
        ("unreadable-name", 2, "- {id: q1, name: Qwxy, kind: chip, aliases: ['- -']}"),
        # Senses.
        (
            "idle-sense",
            2,
            "- {id: q1, name: Thunder, kind: chip, sense: {require: [thunder, Acme]}}",
        ),
        ("idle-sense", 2, "- {id: q1, name: Thunder, kind: chip, sense: {reject: [THUNDER]}}"),
        (
            "idle-sense",
            2,
            "- {id: q1, name: Thunder, kind: chip, sense: {require: [A], reject: [A]}}",
        ),
        (
            "idle-sense",
            2,
            "- {id: q1, name: Qwxy, kind: chip, certain: [Qwxy], sense: {reject: [A]}}",
        ),
        ("idle-sense", 2, "- {id: q1, name: Qwxy, kind: chip, sense: {}}"),
        ("idle-certain", 2, "- {id: q1, name: Qwxy, kind: chip, certain: [Acme Qwxy]}"),
        # Families.
        ("family", 2, "- {id: q1, name: Qwxy1, kind: chip, generation: '1'}"),
        (
            "family",
            3,
            "- {id: q, name: Qwxy, kind: chip, maker: aws}\n"
            "- {id: q1, name: Qwxy1, kind: chip, family: q, generation: '1'}",
        ),
        (
            "family",
            2,
            "- {id: q, name: Qwxy, kind: chip, family: q1}\n"
            "- {id: q1, name: Qwxy1, kind: chip, family: q}",
        ),
        (
            "family-template",
            3,
            "- {id: q, name: Qwxy, kind: chip, generations: ['Qwxy{n}']}\n"
            "- {id: q1, name: Qwxy Next, kind: chip, family: q, generation: '1'}",
        ),
        (
            "no-member",
            3,
            "- {id: q, name: Qwxy, kind: chip, generations: ['Qwxy{n}']}\n"
            "- {id: q1, name: Qwxy1, kind: chip}",
        ),
        # Facts and decisions.
        ("since", 2, "- {id: q1, name: Qwxy, kind: chip, since: 2026-12}"),
        (
            "wikidata",
            3,
            "- {id: q1, name: Qwxy, kind: chip, wikidata: Q999999999}\n"
            "- {id: q2, name: Qwxz, kind: chip, wikidata: Q999999999}",
        ),
        ("rejected", 2, "- {id: q1, name: Qwxy, kind: chip}\nrejected: [{name: QWXY}]"),
        ("replaced", 2, "- {id: nvidia, name: NVIDIA, kind: company, wikidata: Q182477}"),
    ],
)
def test_a_likely_mistake_is_told_at_its_line(
    tmp_path: Path, check: str, line: int, entries: str
) -> None:
    findings = examined(tmp_path / "entities.yaml", entries)
    assert (check, line) in [(f.check, f.problem.line) for f in findings]


@pytest.mark.parametrize(
    "entries",
    [
        # Each has a sense, so the context tells.
        "- {id: q1, name: Qwxy, kind: chip, sense: {require: [A1]}}\n"
        "- {id: q2, name: Qwxy, kind: chip, sense: {require: [B2]}}",
        # Each only in its own case.
        "- {id: q1, name: Qwxy, kind: chip, case_sensitive: true}\n"
        "- {id: q2, name: QWXY, kind: chip, case_sensitive: true}",
        # An alias that is written where no reader would join it is one of its own.
        "- {id: q1, name: Qwertyx, kind: chip, aliases: [Qwer Tyx]}",
        # In small letters it may stand in inline code.
        "- {id: q1, name: Qwxy Tool, kind: framework, aliases: [qwxy-tool]}",
        # `certain` names what needs no context, be it the name.
        "- {id: q1, name: Acme Qw, kind: chip, aliases: [Qw], certain: [Acme Qw], "
        "sense: {require: [Acme]}}",
        # An everyday word in letters of its own, or with a sense.
        "- {id: q1, name: THUNDER, kind: chip, case_sensitive: true}",
        "- {id: q1, name: Thunder, kind: chip, sense: {require: [Acme]}}",
        "- {id: q, name: Qwxy, kind: chip, generations: ['Qwxy{n}', 'QX{n}']}\n"
        "- {id: q7, name: Qwxy7, kind: chip, family: q, generation: '7', since: 2026-11-20}",
        "- {id: nvidia, name: NVIDIA, kind: company, aliases: [The green one]}",
    ],
)
def test_what_is_meant_so_is_not_told(tmp_path: Path, entries: str) -> None:
    assert examined(tmp_path / "entities.yaml", entries) == ()


def test_with_errors_only_they_are_told(tmp_path: Path) -> None:
    entries = "- {id: q1, name: Thunder, kind: chpi}\n- {id: q2, name: Q9, kind: chip}"
    (finding,) = examined(tmp_path / "entities.yaml", entries)
    assert (finding.level, finding.check, finding.problem.line) == ("error", "schema", 2)


def test_everyday_words_are_compared_in_the_one_writing() -> None:
    assert {"thunder", "雷", "メモリ"} <= EVERYDAY
    assert not {"nvidia", "", "メモリー"} & EVERYDAY


def test_every_check_is_in_the_guide() -> None:
    guide = (Path(__file__).parents[4] / "docs" / "entities.md").read_text("utf-8")
    assert [name for name in CHECKS if f"| `{name}` |" not in guide] == []
