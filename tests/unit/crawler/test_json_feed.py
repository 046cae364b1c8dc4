from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discover.feeds import read_feed
from crawler.discover.link import Discovery, DiscoveryError

VERSION = "https://jsonfeed.org/version/1.1"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def read(body: bytes) -> Discovery:
    return read_feed(body, "https://news.example/feed.json", ZoneInfo("Asia/Tokyo"), now=NOW)


def feed(*items: Any, **fields: Any) -> bytes:
    return json.dumps({"version": VERSION, "items": items, **fields}).encode()


def test_an_item_yields_link_title_dates_authors_and_language() -> None:
    (link,) = read(
        feed(
            {
                "id": "1",
                "url": "/a",
                "title": "A new\n chip",
                "date_published": "2026-11-16T09:30:15+09:00",
                "date_modified": "2026-11-17T09:30:15+09:00",
                "authors": [{"name": "Ada"}, {"url": "https://bob.example"}],
            },
            language="ja",
        )
    ).links
    assert link.url == "https://news.example/a"
    assert link.hint.title == "A new chip"
    assert link.hint.published == datetime(2026, 11, 16, 0, 30, 15, tzinfo=UTC)
    assert link.modified == datetime(2026, 11, 17, 0, 30, 15, tzinfo=UTC)
    assert link.hint.authors == ("Ada",)
    assert link.hint.lang == "ja"


def test_version_1_0_names_one_author_and_a_feed_its_own() -> None:
    one, other = read(
        feed(
            {"id": "https://news.example/1", "author": {"name": "Ada"}},
            {"id": "2", "external_url": "https://other.example/2"},
            author={"name": "The Desk"},
        )
    ).links
    assert (one.url, one.hint.authors) == ("https://news.example/1", ("Ada",))
    assert (other.url, other.hint.authors) == ("https://other.example/2", ("The Desk",))


def test_what_is_wrong_with_an_item_is_told_and_costs_no_other() -> None:
    found = read(
        feed({"id": "1"}, "text", {"url": "/a", "date_published": "soon"}, {"url": "javascript:x"})
    )
    assert [link.url for link in found.links] == ["https://news.example/a"]
    assert "an item without an address" in found.problems
    assert any("'soon' is no date" in problem for problem in found.problems)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "broken JSON"),
        (b'{"a":' * 100_000, "broken JSON"),
        (b'{"items": []}', "no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 1}', "without 'items'"),
    ],
)
def test_what_is_no_feed_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(DiscoveryError, match=reason):
        read(body)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
names = st.sampled_from(["url", "id", "title", "date_published", "authors", "author", "language"])


@given(st.lists(st.dictionaries(names, anything)))
def test_any_items_are_links_or_problems(items: list[Any]) -> None:
    found = read(feed(*items))
    assert all(link.url.startswith("http") for link in found.links)
    assert len(found.links) <= len(items)
