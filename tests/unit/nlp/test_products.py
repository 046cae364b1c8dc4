"""A maker's name in the name of an unlisted product is no mention by itself."""

from collections.abc import Callable

import pytest

from nlp.records import Mention

Find = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    "text",
    [
        "The team moved its queue to Amazon Foobar last year.",
        "It runs under AWS Foobar Manager.",
        "新しい Google Foobar Studio で作成できる。",
        "## Azure Foobar Hub",
        "- Microsoft Foobar for Windows: 対応",
    ],
)
def test_maker_in_front_of_an_unlisted_product_is_no_mention(mentions_in: Find, text: str) -> None:
    assert mentions_in(text) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("AWS announced a chip.", ["AWS"]),
        ("AWS Cuts Prices Again", ["AWS"]),
        ("AWS Trainium2 is sold in all AWS Regions.", ["AWS", "Trainium2", "AWS"]),
        ("Google CEO Sundar Pichai spoke about it.", ["Google"]),
        ("Amazon Web Services and Google Cloud grew.", ["Amazon Web Services", "Google Cloud"]),
        ("Microsoft Corp. said so.", ["Microsoft"]),
        ("AWS Graviton4 と NVIDIA H100", ["AWS", "Graviton4", "NVIDIA", "H100"]),
        ("AWS リージョンで使える。", ["AWS"]),
        ("On Google Kubernetes Engine it works.", ["Google Kubernetes Engine"]),
        ("Amazon. The company grew.", ["Amazon"]),
    ],
)
def test_maker_stays_a_mention_where_no_product_follows(
    mentions_in: Find, text: str, surfaces: list[str]
) -> None:
    assert [m.surface for m in mentions_in(text)] == surfaces
