"""JSON-LD as pages hold it: nested, broken, of other pages."""

from __future__ import annotations

import pytest

from crawler.extract.json_repair import parsed
from tests.unit.crawler.extract.pages_of import TITLE, article, head


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": [1, 2,], }', {"a": [1, 2]}),
        ('/* the editor\'s */ {"a": 1, // one\n "b": 2}', {"a": 1, "b": 2}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('{"a": "one\n\ttwo\x01"}', {"a": "one\n\ttwo\x01"}),
        ('{&quot;a&quot;: &quot;b&quot;}', {"a": "b"}),
        ('{"a": "it\\\'s"}', {"a": "it\\'s"}),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": "http://x.example, ]"};', {"a": "http://x.example, ]"}),
        ('{"a": ', None),
        ("", None),
        ("[" * 100_000, None),
        ('{"' + '\\"' * 500_000, None),
        ("/*" * 500_000, None),
        ("{" + " " * 1_000_000, None),
        ('"' * 500_000, None),
        ("{&quot;" * 100_000, None),
    ],
)  # fmt: skip
def test_json_is_mended_as_far_as_there_is_no_doubt(text: str, value: object) -> None:
    assert parsed(text) == value


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_references_within_a_graph_are_followed() -> None:
    graph = (
        '{"@graph": [{"@type": "Article", "author": {"@id": "#ida"}, "image": {"@id": "#lead"}},'
        ' {"@type": "Person", "@id": "#ida", "name": "Ida Lindqvist"},'
        ' {"@type": "ImageObject", "@id": "#lead", "url": "https://img.example/hall.jpg"}]}'
    )
    read = article(head(script(graph)))
    assert read.authors == ("Ida Lindqvist",)
    assert read.image_url == "https://img.example/hall.jpg"


@pytest.mark.parametrize(
    ("facts", "is_believed"),
    [
        ('"headline": "Another story of the week", "url": "https://news.example/b"', False),
        (f'"headline": "{TITLE}", "url": "https://news.example/b"', True),
        ('"headline": "Another story of the week"', True),
        ('"headline": "Warm chips", "url": "https://news.example/a?id=7"', True),
    ],
)
def test_what_is_told_of_another_page_is_not_told_of_this_one(
    facts: str, is_believed: bool
) -> None:
    told = f'{{"@type": "NewsArticle", {facts}, "datePublished": "2026-11-03"}}'
    read = article(head(script(told)))
    assert (read.published_at is not None) is is_believed
