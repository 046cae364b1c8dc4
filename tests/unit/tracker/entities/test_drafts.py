"""The entry of a new entity: what a person says goes before what is known, that before a guess."""

from __future__ import annotations

import pytest

from config.models import Entity
from tests.unit.tracker.entities.test_names import ENTITIES
from tracker.entities.drafts import Guess, Wishes, draft, id_for
from tracker.entities.names import Names
from tracker.errors import UserError

NAMES = Names(ENTITIES)


def test_a_new_generation_takes_its_place_in_its_family() -> None:
    entry = draft("ゼータ9", Wishes(), NAMES, Guess(kind="model", maker="zeta-labs"))
    assert entry == {
        "id": "acme-zeta9",
        "name": "Zeta9",
        "kind": "chip",
        "maker": "acme",
        "family": "acme-zeta",
        "generation": "9",
        "aliases": ["ゼータ9"],
    }
    assert Entity.model_validate(entry)


def test_a_candidate_is_what_the_articles_say_unless_a_person_knows_better() -> None:
    guess = Guess(kind="chip", maker="acme")
    assert draft("Rocket", Wishes(), NAMES, guess) == {
        "id": "acme-rocket",
        "name": "Rocket",
        "kind": "chip",
        "maker": "acme",
    }
    wishes = Wishes(
        kind="system", maker="アクメ", name="Rocket One", aliases=("ROCKET", "ロケット")
    )
    assert draft("Rocket", wishes, NAMES, guess) == {
        "id": "acme-rocket-one",
        "name": "Rocket One",
        "kind": "system",
        "maker": "acme",
        "aliases": ["Rocket", "ロケット"],
    }
    assert "maker" not in draft("Rocket", Wishes(maker="none"), NAMES, guess)
    assert "maker" not in draft("Rocket", Wishes(), NAMES, Guess("chip", "gone-from-the-list"))


def test_a_family_and_generation_can_be_given() -> None:
    wishes = Wishes(family="Zeta", generation="10", id="zeta-ten")
    entry = draft("Zeta Ten", wishes, NAMES, Guess())
    assert (entry["id"], entry["family"], entry["generation"]) == ("zeta-ten", "acme-zeta", "10")
    assert (entry["maker"], entry["kind"]) == ("acme", "chip")


@pytest.mark.parametrize(
    ("given", "wishes", "message"),
    [
        ("Rocket", Wishes(), "what kind of thing 'Rocket' is cannot be told; add --kind with one"),
        ("Rocket", Wishes(kind="chip", maker="Acmee"), "no entity is called 'Acmee'; the nearest"),
        ("Rocket", Wishes(kind="chip", family="Zetta"), "no entity is called 'Zetta'"),
        ("さくらONE", Wishes(kind="site"), "no id can be made of 'さくらONE'; give one in Latin"),
    ],
)
def test_what_is_missing_is_one_line(given: str, wishes: Wishes, message: str) -> None:
    with pytest.raises(UserError, match=message) as caught:
        draft(given, wishes, NAMES, Guess())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "maker", "entity_id"),
    [
        ("Zeta9", "acme", "acme-zeta9"),
        ("Acme Rocket", "acme", "acme-rocket"),
        ("Zoë 3.5 Pro+", None, "zoe-3.5-pro"),
    ],
)
def test_an_id_is_made_of_maker_and_name(name: str, maker: str | None, entity_id: str) -> None:
    assert id_for(name, maker) == entity_id
