"""The catalogue with a project over it: places, decisions, and every mistake at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from config.catalogue import examine_catalogue, load_catalogue
from config.errors import ConfigError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "entities.yaml"


def complaints(file: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_catalogue(file)
    return [f"{p.file.name}:{p.line}: {p.message}" for p in caught.value.problems]


def test_entries_know_where_they_are_written(file: Path) -> None:
    file.write_text("entities:\n  - {id: nvidia, name: Nvidia Corp., kind: company}\n")
    catalogue = load_catalogue(file)
    own, shipped = catalogue.entries["nvidia"], catalogue.shipped["nvidia"]
    assert (own.file, own.line, own.is_own) == (file, 2, True)
    assert f"id: {shipped.entity.id}," in shipped.file.read_text().splitlines()[shipped.line - 1]
    assert not shipped.is_own


def test_a_year_and_a_day_need_no_quotes(file: Path) -> None:
    file.write_text(
        "entities:\n  - {id: a1, name: Aaa, kind: chip, since: 2024}\n"
        "  - {id: b1, name: Bbb, kind: chip, since: 2024-02-29}\n"
        "rejected:\n  - {name: Kickoff, reason: a word, day: 2026-11-20}\n"
    )
    catalogue = load_catalogue(file)
    assert [catalogue.entries[key].entity.since for key in ("a1", "b1")] == ["2024", "2024-02-29"]
    assert catalogue.rejected[0].day == date(2026, 11, 20)


def test_all_mistakes_of_all_parts_are_told_at_once(file: Path) -> None:
    file.write_text(
        "entities:\n"
        "  - {id: a1, name: Aaa, kind: chip, generation: 2}\n"
        "  - {id: b1, name: Bbb, kind: chip, since: '2023-02-29'}\n"
        "  - {id: c1, name: Ccc, kind: chip, maker: a1, generations: ['Ccc{n}']}\n"
        "  - {id: d1, name: Ddd, kind: chip, generations: ['Ddd']}\n"
        "disable: [nvidiaa]\n"
        "rejected: [{name: ''}, {nam: x}]\n"
        "ignored: []\n"
    )
    assert complaints(file) == [
        "entities.yaml:8: unknown key 'ignored'",
        "entities.yaml:2: 'generation': YAML reads this as 2; put it in quotes to make it text",
        "entities.yaml:3: 'since': '2023-02-29' is no day: day is out of range for month",
        "entities.yaml:5: 'generations': 'Ddd' names no members; write the name with {n} for the "
        "generation, like 'Trainium{n}'",
        "entities.yaml:6: there is no entity 'nvidiaa'; did you mean 'nvidia'?",
        "entities.yaml:7: 'name': string should have at least 1 character, got ''",
        "entities.yaml:7: 'name' is missing",
        "entities.yaml:7: unknown key 'nam'; did you mean 'name'?",
    ]
    assert "c1" in examine_catalogue(file).entries


def test_what_needs_a_disabled_entity_says_so(file: Path) -> None:
    file.write_text("disable: [aws-trainium]\n")
    (first, *_) = complaints(file)
    assert first.endswith(
        "the family 'aws-trainium' of 'aws-trainium1' is no entity; "
        "it is disabled, so disable this one too"
    )
