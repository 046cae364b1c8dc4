"""Fitting moves the weights of senses towards the labels, and no further than that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.entities.fit import Text, Weight, fit, loss_of, read_text, share_right
from bench.entities.labelled import Label, Labelled, Names
from config.models import Entity, Sense
from nlp import weights
from nlp.gazetteer import Gazetteer

ENTITIES = (
    Entity(id="acme", name="Acme", kind="company"),
    Entity(
        id="otter",
        name="Otter",
        kind="framework",
        case_sensitive=True,
        sense=Sense(require=("kernel",), reject=("kiln",)),
    ),
)


def labelled(text: str, name: str | None) -> Text:
    at = text.index("Otter")
    row = Labelled("t-1", "en", text, (Label(at, at + 5, "Otter", name, "framework"),))
    return read_text(row, Gazetteer(ENTITIES), Names(ENTITIES))


@pytest.fixture
def fitted() -> Iterator[tuple[list[Text], float, list[Weight]]]:
    # Nobody would set the weights so: what the catalogue rejects means nothing here.
    texts = [labelled("We saw Otter beside the kiln.", "Otter") for _ in range(9)]
    before = loss_of(texts)
    chosen = fit(texts)
    yield texts, before, chosen
    for weight in chosen:
        weight.put(weight.first)


def test_labels_are_better_explained_by_fitted_weights(
    fitted: tuple[list[Text], float, list[Weight]],
) -> None:
    texts, before, _ = fitted
    assert loss_of(texts) < before
    assert share_right(texts) == 1.0
    assert abs(weights.REJECTED[0]) < 3.0


def test_what_speaks_against_a_sense_never_comes_to_speak_for_it(
    fitted: tuple[list[Text], float, list[Weight]],
) -> None:
    _, _, chosen = fitted
    assert all(weight.get() * weight.first >= 0 for weight in chosen)
    assert any(weight.get() != weight.first for weight in chosen)
