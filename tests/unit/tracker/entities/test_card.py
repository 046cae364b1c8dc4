"""The card of an entity: its entry, its family, and what the articles hold of it."""

from __future__ import annotations

import io
from datetime import date

import pytest

from config.catalogue import Catalogue, load_catalogue
from tracker.entities.card import Card, Relative, listed_card, unlisted_card
from tracker.entities.card_view import write_card
from tracker.home import Home
from tracker.readers import open_copy


@pytest.fixture
def catalogue(home: Home) -> Catalogue:
    return load_catalogue(home.entities)


def card(home: Home, catalogue: Catalogue, entity_id: str) -> Card:
    with open_copy(home) as con:
        if entity_id in catalogue.shipped or entity_id in catalogue.entries:
            entry = catalogue.entries.get(entity_id) or catalogue.shipped[entity_id]
            return listed_card(catalogue, entry, con)
        return unlisted_card(catalogue, entity_id, con)


def shown(shown_card: Card) -> str:
    stream = io.StringIO()
    write_card(shown_card, stream)
    return stream.getvalue()


def members(family: Relative | None) -> dict[str, Relative]:
    assert family is not None
    return {member.name: member for member in family.members}


def test_a_card_tells_where_an_entity_is_written_and_what_articles_hold(
    home: Home, catalogue: Catalogue
) -> None:
    trainium2 = card(home, catalogue, "aws-trainium2")
    assert (trainium2.status, trainium2.maker_name) == ("shipped", "AWS")
    place = trainium2.written_in
    assert place is not None
    file, _, line = place.rpartition(":")
    entry = catalogue.entries["aws-trainium2"]
    assert (file, int(line)) == (str(entry.file), entry.line)
    assert "トレイニアム2" in trainium2.names["from its family"]
    found = trainium2.found
    assert found is not None
    assert (found.figures.mentions, found.figures.articles) == (2, 2)
    assert found.first is not None
    assert (found.first.day, found.first.title) == (date(2026, 3, 2), "Day 0")
    assert found.last is not None
    assert found.last.day == date(2026, 3, 3)
    assert found.surfaces == {"Trainium2": 2}
    assert found.ambiguous is not None
    assert found.ambiguous["occurrences"] == 1
    text = shown(trainium2)
    assert "2 mentions in 2 articles (2 stories, 1 source)" in text
    assert "1 occurrence in 1 article that may name it" in text


def test_a_family_shows_its_members_by_generation_also_unlisted_ones(
    home: Home, catalogue: Catalogue
) -> None:
    of_family = members(card(home, catalogue, "aws-trainium").family)
    names = list(of_family)
    assert names.index("Trainium1") < names.index("Trainium2") < names.index("Trainium3")
    assert not of_family["Trainium9"].listed
    assert of_family["Trainium9"].figures is not None
    assert of_family["Trainium9"].figures.articles == 1
    text = shown(card(home, catalogue, "aws-trainium2"))
    assert "Trainium2 ←  2 articles, last 2026-03-03" in text
    assert "Trainium9  in no list; 1 article, last 2026-03-03" in text


def test_an_unlisted_member_has_a_card_that_says_how_to_list_it(
    home: Home, catalogue: Catalogue
) -> None:
    trainium9 = card(home, catalogue, "aws-trainium9")
    assert (trainium9.status, trainium9.maker_name) == ("unlisted", "AWS")
    assert 'tracker entities accept "Trainium9"' in shown(trainium9)
    assert "Trainium9" in members(trainium9.family)


def test_own_and_disabled_entries_say_so(home: Home, catalogue: Catalogue) -> None:
    assert "this project's," in shown(card(home, catalogue, "aws-trainium9x"))
    h100 = card(home, catalogue, "nvidia-h100")
    assert h100.status == "disabled"
    assert "'tracker entities enable nvidia-h100'" in " ".join(shown(h100).split())


def test_before_anything_is_published_a_card_has_no_figures(catalogue: Catalogue) -> None:
    aws = listed_card(catalogue, catalogue.entries["aws"], None)
    assert aws.found is None
    assert aws.makes == {"chip": 5}
    assert "nothing is published yet" in shown(aws)
