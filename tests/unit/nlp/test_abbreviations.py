"""Abbreviations that an article introduces mean what stands in front of the brackets."""

from collections.abc import Callable

import pytest

from nlp.records import Mention

Find = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        (
            "The Amazon Application Recovery Controller (ARC) is new. ARC is fast.",
            ["Amazon Application Recovery Controller", "ARC", "ARC"],
        ),
        (
            "さくらインターネット（SKR）が発表した。SKRの株。",
            ["さくらインターネット", "SKR", "SKR"],
        ),
        ("The Amazon Application Recovery Controller (GA) is new.", None),
        ("さくらインターネット（AI）が発表した。", None),
        ("ARC is what? The Amazon Application Recovery Controller.", None),
    ],
)
def test_abbreviation_is_a_mention_from_its_introduction_on(
    mentions_in: Find, text: str, surfaces: list[str] | None
) -> None:
    found = mentions_in(text)
    assert len({m.entity for m in found}) == 1
    assert [m.surface for m in found] == surfaces if surfaces else len(found) == 1
    assert all(m.method == "short form" for m in found[1:])


def test_abbreviation_in_code_is_none(mentions_in: Find) -> None:
    text = "The Amazon Application Recovery Controller (ARC):\n\n```\nexport ARC=1\n```\n"
    assert len(mentions_in(text)) == 2


def test_what_was_introduced_wins_over_another_sense_of_the_abbreviation(
    mentions_in: Find,
) -> None:
    text = "A managed instance group (MIG) scales GPU nodes. A MIG of H100 GPUs is new."
    assert [m.surface for m in mentions_in(text)] == ["H100"]


def test_other_spelling_of_the_same_words_stays_the_same_thing(mentions_in: Find) -> None:
    text = "Kubernetes has Dynamic Resource Assignment (DRA). DRA needs a ResourceClaim."
    assert [m.entity for m in mentions_in(text)][1:] == ["kubernetes-dra", "kubernetes-dra"]
