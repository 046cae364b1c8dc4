"""A project's entities.yaml is changed, and changed back, without moving anything else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from config.catalogue import Own, load_catalogue, read_own
from config.editing.entities import (
    add_entities,
    add_rejections,
    disable_entities,
    enable_entities,
    remove_entities,
    remove_rejections,
)
from config.errors import ConfigError
from config.load import SHIPPED
from config.models import Rejection

ZETA = {
    "id": "acme-zeta9",
    "name": "Zeta9",
    "kind": "chip",
    "maker": "nvidia",
    "generation": "9",
    "aliases": ["ゼータ9", "no"],
}
TEMPLATE = SHIPPED / "project" / "entities.yaml"
OWN = """# mine
disable: [hbm2e]   # too old

entities:
  # the rocket
  - {id: acme-rocket, name: Rocket, kind: chip}   # one line

  - id: acme-rocket2
    name: Rocket2
    kind: chip
    family: acme-rocket
# end
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "entities.yaml"


def test_an_entry_is_added_and_can_be_taken_out_again(file: Path) -> None:
    file.write_text(OWN)
    own = add_entities(file, [ZETA])
    assert own.entities[-1].aliases == ("ゼータ9", "no")
    assert file.read_text() == OWN.replace(
        "# end",
        "\n  - id: acme-zeta9\n    name: Zeta9\n    kind: chip\n    maker: nvidia\n"
        "    generation: '9'\n    aliases: [ゼータ9, 'no']\n# end",
    )
    remove_entities(file, ["acme-zeta9"])
    assert file.read_text() == OWN


def test_the_template_takes_all_decisions_and_gives_them_back(file: Path) -> None:
    template = TEMPLATE.read_text()
    file.write_text(template)
    day = date(2026, 11, 20)
    add_entities(file, [ZETA])
    disable_entities(file, ["hbm2e", "hbm3"])
    add_rejections(file, [Rejection(name="Kickoff", day=day), Rejection(name="注目", reason="語")])
    assert [line for line in template.splitlines() if line.startswith("#")] == [
        line for line in file.read_text().splitlines() if line.startswith("#")
    ]
    own = read_own(file)
    assert own.disable == ("hbm2e", "hbm3")
    assert own.rejected == (Rejection(name="Kickoff", day=day), Rejection(name="注目", reason="語"))
    catalogue = load_catalogue(file)
    assert "hbm2e" not in catalogue.entries
    assert catalogue.entries["acme-zeta9"].is_own
    enable_entities(file, ["hbm2e", "hbm3"])
    remove_rejections(file, ["注目", "Kickoff"])
    assert remove_entities(file, ["acme-zeta9"]) == Own()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "entities:\n",
        "disable: [hbm2e]",
        "disable:\n  - hbm2e  # old\n",
        "{}",
        '{"entities": []}\n',
        json.dumps({"entities": [{"id": "a", "name": "Aa1", "kind": "chip"}], "disable": []}),
        "entities: []\r\ndisable: []\r\n",
        "rejected: [{name: A}]\n",
    ],
)
def test_files_in_any_style_take_decisions_and_give_them_back(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    before = read_own(file)
    add_entities(file, [ZETA])
    disable_entities(file, ["hbm3", "hbm4"])
    add_rejections(file, [Rejection(name="Kickoff: 2026", day=date(2026, 1, 2))])
    own = read_own(file)
    assert own.entities[-1].id == "acme-zeta9"
    assert own.disable == (*before.disable, "hbm3", "hbm4")
    assert own.rejected[-1].day == date(2026, 1, 2)
    remove_entities(file, ["acme-zeta9"])
    enable_entities(file, ["hbm4", "hbm3"])
    assert remove_rejections(file, ["Kickoff: 2026"]) == before


def test_what_would_break_the_catalogue_is_not_written(file: Path) -> None:
    file.write_text(OWN)
    for change, message in (
        (lambda: add_entities(file, [ZETA | {"maker": "acme"}]), "the maker 'acme'"),
        (lambda: add_entities(file, [ZETA | {"id": "acme-rocket"}]), "is taken in"),
        (lambda: add_entities(file, [ZETA | {"kind": "chpi"}]), "did you mean 'chip'"),
        (lambda: remove_entities(file, ["acme-rocket"]), "the family 'acme-rocket'"),
        (lambda: remove_entities(file, ["nvidia"]), "no entry 'nvidia' of its own"),
        (lambda: disable_entities(file, ["preferred-networks"]), "it is disabled, so disable"),
        (lambda: disable_entities(file, ["hbm2f"]), "there is no entity 'hbm2f'"),
        (lambda: enable_entities(file, ["hbm3"]), "'hbm3' is not disabled"),
        (lambda: remove_rejections(file, ["Kickoff"]), "'Kickoff' is not rejected"),
    ):
        with pytest.raises(ConfigError, match=message):
            change()
    assert file.read_text() == OWN
    assert list(file.parent.iterdir()) == [file]


def test_what_only_a_person_can_change_is_left_alone(file: Path) -> None:
    text = (
        "entities:\n  - {id: a1, name: Aaa1, kind: chip, aliases: &x [Aaa]}\n"
        "  - {id: b1, name: Bbb1, kind: chip, aliases: *x}\n"
    )
    file.write_text(text)
    with pytest.raises(ConfigError, match="edit it by hand"):
        remove_entities(file, ["a1"])
    assert file.read_text() == text
