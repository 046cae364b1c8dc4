"""A maker's name that begins the name of a product in no list is part of that product's name."""

from collections.abc import Callable

import pytest

from nlp.records import Mention

Find = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("The team moved its queue to Amazon Foobar last year.", None),
        ("The team moved its queue to Amazon Foobar Queues last year.", "Amazon Foobar Queues"),
        ("It runs under AWS Foobar Manager.", "AWS Foobar Manager"),
        ("新しい Google Foobar Studio で作成できる。", "Google Foobar Studio"),
        ("## クラウドで使える Azure Foobar Hub", "Azure Foobar Hub"),
        ("- Microsoft Foobar for Zulip: 対応", "Microsoft Foobar for Zulip"),
        ("We watch it on Amazon Prime Video at home.", "Amazon Prime Video"),
        (
            "It is part of Azure Kubernetes Fleet Manager, they say.",
            "Azure Kubernetes Fleet Manager",
        ),
        ("接続には Google Quux を使う。", "Google Quux"),
    ],
)
def test_longest_name_of_an_unlisted_product_is_the_mention(
    mentions_in: Find, text: str, product: str | None
) -> None:
    assert [m.surface for m in mentions_in(text)] == ([product] if product else [])


def test_unlisted_product_has_the_id_that_its_entry_would_get(mentions_in: Find) -> None:
    (found,) = mentions_in("We watch it on Amazon Prime Video at home.")
    assert (found.entity, found.kind, found.status, found.method) == (
        "amazon-prime-video",
        "service",
        "unlisted",
        "product",
    )
    assert 0.5 <= found.confidence < 0.7


def test_listed_name_at_the_end_of_a_product_is_part_of_it(mentions_in: Find) -> None:
    found = mentions_in("サービス: Amazon Foobar Streaming for Apache Kafka を使う。")
    assert [m.surface for m in found] == ["Amazon Foobar Streaming for Apache Kafka"]


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
        ("The paper is by a Google Partner and an AWS Partner.", ["Google", "AWS"]),
        ("Google Cloud VPC と接続する。", ["Google Cloud"]),
    ],
)
def test_maker_stays_a_mention_where_no_product_follows(
    mentions_in: Find, text: str, surfaces: list[str]
) -> None:
    assert [m.surface for m in mentions_in(text)] == surfaces
