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
        (
            "Container-Optimized OS (COS) を更新した。COS の画像。",
            ["Container-Optimized OS", "COS", "COS"],
        ),
        ("The Amazon Application Recovery Controller (GA) is new.", None),
        ("The Amazon Application Recovery Controller (AC) is new.", None),
        ("The Amazon Application Recovery Controller (AARX) is new.", None),
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


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        (
            "AWS License Manager counts. License Manager also warns.",
            ["AWS License Manager", "License Manager"],
        ),
        (
            "AWS License Managerの更新。監査はLicense Managerで行う。",
            ["AWS License Manager", "License Manager"],
        ),
        (
            "The AWS Deep Learning AMI is new. Take the Deep Learning AMI (DLAMI). DLAMI it is.",
            ["AWS Deep Learning AMI", "Deep Learning AMI", "DLAMI", "DLAMI"],
        ),
        ("License Manager warns. AWS License Manager counts.", ["AWS License Manager"]),
        ("AWS License Manager or a license manager.", ["AWS License Manager"]),
        ("AWS Management Console is one, the Management Console another.", None),
    ],
)
def test_official_name_is_known_without_its_vendor_once_it_stood_there_in_full(
    mentions_in: Find, text: str, surfaces: list[str] | None
) -> None:
    found = mentions_in(text)
    assert [m.surface for m in found] == (surfaces or ["AWS Management Console"])
    assert len({m.entity for m in found}) == 1


def test_anothers_product_of_the_same_words_is_not_linked(mentions_in: Find) -> None:
    found = mentions_in("AWS License Manager counts. So does the Oracle License Manager.")
    assert all(m.entity != "aws-license-manager" for m in found[1:])
