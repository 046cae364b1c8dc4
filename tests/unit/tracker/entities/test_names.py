"""Names are found in any writing; what is in no list is told by its family."""

from __future__ import annotations

import pytest

from config.models import Entity
from tracker.entities.names import Names
from tracker.errors import UserError

ENTITIES = [
    Entity(id="acme", name="Acme", kind="company", aliases=("アクメ",)),
    Entity(
        id="acme-zeta",
        name="Zeta",
        kind="chip",
        maker="acme",
        aliases=("ゼータ",),
        generations=("Zeta{n}",),
    ),
    Entity(
        id="acme-zeta8", name="Zeta8", kind="chip", maker="acme", family="acme-zeta", generation="8"
    ),
    Entity(id="zeta-labs", name="Zeta Labs", kind="company", aliases=("Zeta",)),
]


@pytest.fixture
def names() -> Names:
    return Names(ENTITIES)


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("acme-zeta8", "acme-zeta8"),
        ("ＺＥＴＡ－８", "acme-zeta8"),
        ("ゼータ8", "acme-zeta8"),
        ("zeta labs", "zeta-labs"),
        ("Zeta", "acme-zeta"),  # a name before an alias
        ("アクメ", "acme"),
    ],
)
def test_an_entity_goes_by_any_writing_of_its_names(
    names: Names, name: str, entity_id: str
) -> None:
    found = names.find(name)
    assert found is not None
    assert found.id == entity_id


def test_an_unknown_name_tells_the_nearest(names: Names) -> None:
    with pytest.raises(
        UserError, match=r"no entity is called 'Zeta7'; the nearest are: Zeta, Zeta8$"
    ):
        names.require("Zeta7")
    with pytest.raises(UserError, match=r"no entity is called '富士'$"):
        names.require("富士")


@pytest.mark.parametrize(("name", "generation"), [("Zeta9", "9"), ("ゼータ 9", "9")])
def test_a_new_generation_belongs_to_its_family(names: Names, name: str, generation: str) -> None:
    found = names.member(name)
    assert found is not None
    family, member = found
    assert (family.id, member.generation, member.name) == ("acme-zeta", generation, "Zeta9")


@pytest.mark.parametrize("name", ["Zeta", "Zeta9 Pro", "Zetaverse", "Beta9", "Zeta123", ""])
def test_what_is_named_otherwise_belongs_to_none(names: Names, name: str) -> None:
    assert names.member(name) is None


def test_a_search_looks_into_every_writing(names: Names) -> None:
    assert names.holding("ゼー") == {"acme-zeta", "acme-zeta8"}
    assert names.holding("LAB") == {"zeta-labs"}
