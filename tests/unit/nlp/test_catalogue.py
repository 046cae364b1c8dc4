import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.load import load_entities
from config.models import Entity, EntityKind
from nlp.gazetteer import Gazetteer
from nlp.generations import Family, families_of, member_names
from nlp.normalise import KATAKANA, fold

FOLDER = Path(__file__).parents[3] / "config" / "entities"
LEAST: dict[EntityKind, int] = {
    "company": 600,
    "chip": 250,
    "system": 200,
    "service": 600,
    "model": 300,
    "framework": 250,
    "technology": 100,
    "site": 70,
    "benchmark": 80,
}


@pytest.fixture(scope="module")
def entities() -> tuple[Entity, ...]:
    return load_entities()


@pytest.fixture(scope="module")
def by_id(entities: tuple[Entity, ...]) -> dict[str, Entity]:
    return {entity.id: entity for entity in entities}


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases, *entity.certain)


def _ambiguous(entity: Entity) -> set[str]:
    return {*_names(entity)} - {*entity.certain} if entity.sense else set()


def test_every_kind_of_thing_is_followed_in_breadth(entities: tuple[Entity, ...]) -> None:
    counts = Counter(entity.kind for entity in entities)
    assert {kind: counts[kind] for kind in LEAST if counts[kind] < LEAST[kind]} == {}
    assert set(counts) == set(LEAST)


def test_a_file_is_short_enough_to_be_read() -> None:
    lines = {file.name: file.read_text("utf-8").count("\n") for file in FOLDER.glob("*.yaml")}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_entities_share_a_writing_only_with_rules_that_tell_them_apart(
    entities: tuple[Entity, ...], by_id: dict[str, Entity]
) -> None:
    owners: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in entities:
        family = by_id.get(entity.family or "")
        generated = member_names(family, entity) if family else []
        for name in (*_names(entity), *generated):
            owners[fold(name)][entity.id] = entity
    shared = {
        name: [*group]
        for name, group in owners.items()
        if len(group) > 1 and not all(e.sense for e in group.values())
    }
    assert shared == {}


def test_names_of_three_letters_are_matched_by_case_or_decided_by_sense(
    entities: tuple[Entity, ...],
) -> None:
    short = [
        (entity.id, name)
        for entity in entities
        for name in _names(entity)
        if len(fold(name)) <= 3 and name.isascii() and name.isalpha() and not name.isupper()
        if not (entity.case_sensitive or entity.sense)
    ]
    assert short == []


def test_names_of_one_or_two_characters_have_a_sense(entities: tuple[Entity, ...]) -> None:
    bare = [
        (entity.id, name)
        for entity in entities
        for name in _names(entity)
        if len(fold(name)) <= 2 and name.isascii() and not entity.sense
    ]
    assert bare == []


def test_certain_names_belong_to_entities_whose_other_names_need_context(
    entities: tuple[Entity, ...],
) -> None:
    assert [e.id for e in entities if e.certain and not e.sense] == []
    assert [e.id for e in entities if e.sense and not _ambiguous(e)] == []


def test_a_maker_before_its_chip_stays_a_mention_of_its_own(
    entities: tuple[Entity, ...], by_id: dict[str, Entity]
) -> None:
    swallowed = [
        (entity.id, name)
        for entity in entities
        if entity.kind == "chip" and entity.maker
        for name in {*_names(entity)} - {entity.name}
        for maker in {*_names(by_id[entity.maker])}
        if name.removeprefix(f"{maker} ") in {*_names(entity)} - {name}
    ]
    assert swallowed == []


def test_members_of_a_family_are_named_by_its_templates(
    entities: tuple[Entity, ...], by_id: dict[str, Entity]
) -> None:
    odd = [
        entity.id
        for entity in entities
        if entity.family and entity.generation
        if not member_names(by_id[entity.family], entity)
    ]
    assert odd == []


def test_a_family_with_templates_knows_a_generation_or_is_named_by_letters_alone(
    entities: tuple[Entity, ...],
) -> None:
    known = {entity.family for entity in entities if entity.generation}
    bare = [e.id for e in entities if e.generations and e.id not in known]
    assert len(bare) <= len([e for e in entities if e.generations]) // 5


def _next_generation(family: Family, known: list[Entity]) -> Iterator[str]:
    """The generation after the newest that this way of naming has."""
    before, after = family.template.split("{n}")
    newest = max(
        (
            (int(digits[0]), (member.generation or "")[digits.end() :])
            for member in known
            if member.name == f"{before}{member.generation}{after}"
            for digits in [re.match(r"\d+", member.generation or "")]
            if digits
        ),
        default=None,
    )
    if newest is not None:
        number, rest = newest
        following = str(number + 10**family.zeros)
        if len(following) == len(str(number)):
            yield f"{before}{following}{re.sub(r'^[.][0-9]+', '', rest)}{after}"


def test_the_next_generation_of_every_family_is_found_before_anyone_lists_it(
    entities: tuple[Entity, ...],
) -> None:
    gazetteer = Gazetteer(entities)
    listed = {fold(name) for entity in entities for name in _names(entity)}
    members: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.family and entity.generation:
            members[entity.family].append(entity)
    tried, missed = 0, []
    for family in families_of(entities):
        if not family.template.isascii():
            continue
        for name in _next_generation(family, members[family.entity.id]):
            if fold(name) in listed:
                continue
            tried += 1
            found = gazetteer.find(f"They announced {name} today.")
            if not any(m.member and m.entity.kind == family.entity.kind for m in found):
                missed.append((family.entity.id, name))
    assert missed == []
    assert tried >= 80


def test_generations_that_the_samples_call_new_are_in_no_list(
    entities: tuple[Entity, ...],
) -> None:
    new = {fold(name) for name in ("Inferentia3", "Trainium4", "MI450X", "B400", "TPU v8p")}
    assert [e.id for e in entities if new & {*map(fold, _names(e))}] == []


def test_japanese_writings_are_known_where_the_press_has_them(
    entities: tuple[Entity, ...],
) -> None:
    japanese = re.compile(f"[{KATAKANA}ぁ-ん一-鿿]")
    katakana = re.compile(f"[{KATAKANA}]")
    assert sum(any(map(katakana.search, _names(e))) for e in entities) >= 400
    companies = [e for e in entities if e.kind == "company"]
    assert sum(any(map(japanese.search, _names(e))) for e in companies) >= len(companies) // 2


def test_no_two_entities_are_the_same_item_of_wikidata(entities: tuple[Entity, ...]) -> None:
    items = Counter(entity.wikidata for entity in entities if entity.wikidata)
    assert len(items) >= 100
    assert [item for item, count in items.items() if count > 1] == []


def test_ambiguous_models_and_sites_know_since_when_they_have_their_name(
    entities: tuple[Entity, ...],
) -> None:
    named = [e for e in entities if e.sense and e.kind in {"model", "site"}]
    assert sum(e.since is not None for e in named) >= len(named) * 0.8


def test_words_that_speak_for_a_sense_do_not_speak_against_it(
    entities: tuple[Entity, ...],
) -> None:
    both = [
        (entity.id, word)
        for entity in entities
        if entity.sense
        for word in {*map(fold, entity.sense.require)} & {*map(fold, entity.sense.reject)}
    ]
    assert both == []
