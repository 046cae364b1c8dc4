from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from config.models import Entity
from nlp.normalise import fold

FOLDER = Path(__file__).parents[3] / "config" / "entities"


@pytest.fixture(scope="module")
def entities() -> list[Entity]:
    files = sorted(FOLDER.glob("*.yaml"))
    return [
        Entity.model_validate(entry)
        for file in files
        for entry in yaml.safe_load(file.read_text("utf-8"))["entities"]
    ]


def test_catalogue_follows_300_things_or_more_under_ids_of_their_own(
    entities: list[Entity],
) -> None:
    assert len({entity.id for entity in entities}) == len(entities) >= 300


def test_makers_and_families_are_in_the_catalogue(entities: list[Entity]) -> None:
    ids = {entity.id for entity in entities}
    named = {other for e in entities for other in (e.maker, e.family) if other}
    assert named <= ids


def test_entities_share_a_name_only_with_rules_that_tell_them_apart(
    entities: list[Entity],
) -> None:
    owners: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in {fold(n) for n in (entity.name, *entity.aliases, *entity.certain)}:
            owners[name].append(entity)
    shared = {
        name: [e.id for e in group]
        for name, group in owners.items()
        if len(group) > 1 and not all(e.sense for e in group)
    }
    assert shared == {}


def test_inferentia3_is_in_no_list(entities: list[Entity]) -> None:
    assert all("inferentia3" not in map(fold, (e.name, *e.aliases)) for e in entities)
