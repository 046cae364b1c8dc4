"""The rule by which disagreements between sources of evidence are settled."""

from __future__ import annotations

import pytest

from crawler.extract.evidence import RANKINGS, Evidence, Origin, settled
from tests.unit.crawler.extract.pages_of import article, page_of

RANKING = RANKINGS["title"]


def says(*statements: tuple[Origin, str]) -> list[Evidence[str]]:
    return [Evidence(origin, value) for origin, value in statements]


@pytest.mark.parametrize(
    ("statements", "value"),
    [
        # Nobody agrees: the ranking decides, whatever the order of the statements.
        (says(("title", "c"), ("json-ld", "a"), ("heading", "b")), "a"),
        # What one template fills for machines is one witness, however often it says it.
        (says(("json-ld", "a"), ("opengraph", "b"), ("meta", "b")), "a"),
        (says(("json-ld", "a"), ("heading", "b"), ("title", "b")), "a"),
        # Two that are independent outvote one that stands alone.
        (says(("json-ld", "a"), ("heading", "b"), ("feed", "b")), "b"),
        (says(("json-ld", "a"), ("opengraph", "a"), ("heading", "b"), ("feed", "b")), "b"),
        # But not one that somebody else bears out.
        (says(("json-ld", "a"), ("title", "a"), ("heading", "b"), ("feed", "b")), "a"),
        # Nor what the user points at.
        (says(("selector", "a"), ("heading", "b"), ("feed", "b")), "a"),
        # What the ranking does not name does not count.
        (says(("script", "x"), ("feed", "b")), "b"),
    ],
)
def test_rank_decides_unless_independent_witnesses_agree(
    statements: list[Evidence[str]], value: str
) -> None:
    for given in (statements, statements[::-1]):
        found = settled(given, RANKING, str)
        assert found is not None
        assert found.value == value


def test_where_nothing_is_said_nothing_is_settled() -> None:
    assert settled([], RANKING, str) is None


def dated(json_ld: str, after_title: str, feed: str = "") -> str:
    script = f'<script type="application/ld+json">{json_ld}</script>'
    return page_of(in_head=script, after_title=after_title)


def test_a_day_that_readers_and_the_address_agree_on_outvotes_a_template() -> None:
    html = dated('{"@type": "NewsArticle", "datePublished": "2026-01-01"}', "<p>2026年11月3日</p>")
    alone = article(html)
    assert alone.provenance["published_at"] == "json-ld"
    voted = article(html, url="https://news.example/2026/11/03/chips")
    assert voted.published_at is not None
    assert voted.published_at.isoformat() == "2026-11-02T15:00:00+00:00"


def test_places_that_show_the_update_alone_do_not_make_an_article_younger() -> None:
    told = '{"@type": "NewsArticle", "datePublished": "2026-01-01", "dateModified": "2026-11-03"}'
    read = article(dated(told, "<p>2026年11月3日</p>"), url="https://news.example/2026/11/03/chips")
    assert read.published_at is not None
    assert read.published_at.isoformat() == "2025-12-31T15:00:00+00:00"
