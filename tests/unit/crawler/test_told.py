"""What a crawl tells: troubles, pages that are passed over, documents that have moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.moved import new_address
from crawler.passed_over import excluded, over_budget, seen
from crawler.state import PageMark
from crawler.troubles import REASONS_A_SOURCE, Troubles

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MARK = PageMark("https://w.example/1", "wire", "https://w.example/1", "", None, "article", NOW)


def test_one_reason_of_a_source_is_one_line_with_a_count_and_an_example() -> None:
    troubles = Troubles()
    first = troubles.add("wire", "HTTP 503", "https://w.example/1")
    assert first == "wire: https://w.example/1: HTTP 503"
    for i in range(2, 15):
        assert troubles.add("wire", "HTTP 503", f"https://w.example/{i}") is None
    troubles.add("blog", "HTTP 503", "https://b.example/1")
    troubles.add("", "the disk is full")
    assert troubles.lines() == (
        "wire: 14 pages: HTTP 503, e.g. https://w.example/1",
        "blog: https://b.example/1: HTTP 503",
        "the disk is full",
    )


def test_the_same_of_the_same_page_is_told_and_counted_once() -> None:
    troubles = Troubles()
    troubles.add("wire", "an entry without an address", "https://w.example/feed")
    troubles.add("wire", "an entry without an address", "https://w.example/feed")
    assert troubles.lines() == ("wire: https://w.example/feed: an entry without an address",)


def test_a_flood_of_reasons_ends_with_their_number() -> None:
    troubles = Troubles()
    for i in range(REASONS_A_SOURCE + 7):
        troubles.add("wire", f"reason {i}", "https://w.example/1")
    assert len(troubles.lines()) == REASONS_A_SOURCE + 1
    assert troubles.lines()[-1] == "wire: 7 more problems"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(minutes=5), "seen: looked at 5 min ago"),
        (timedelta(hours=3), "seen: looked at 3 h ago"),
        (timedelta(days=4), "seen: looked at 4 days ago"),
        (timedelta(seconds=-1), "seen: looked at 0 min ago"),
    ],
)
def test_a_page_that_was_seen_says_when(time: timedelta, words: str) -> None:
    assert seen(replace(MARK, looked_at=NOW - time), NOW) == words


def test_a_page_that_was_no_article_says_so() -> None:
    assert seen(replace(MARK, status="gone"), NOW) == "seen: gone, looked at 0 min ago"
    assert seen(replace(MARK, status="not-article"), NOW).startswith("seen: no article, looked")
    assert excluded("/video/") == "excluded by pattern '/video/'"
    assert over_budget(1500) == "over the budget of 1,500 pages"


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ([], None),
        ([301], "b"),
        ([308], "b"),
        ([302], None),
        ([301, 301], "c"),
        ([301, 302], "b"),
        ([307, 301], None),
        (["meta refresh"], None),
    ],
)
def test_only_permanent_redirects_give_a_new_address(
    statuses: list[object], moved: str | None
) -> None:
    assert new_address("abc"[: len(statuses) + 1], statuses) == moved


def test_a_redirect_back_to_itself_is_no_move() -> None:
    assert new_address(["a", "a"], [301]) is None
