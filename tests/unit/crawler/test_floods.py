"""What is made to take long is read in time with its length: no square of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from crawler.discover.feeds import read_feed
from crawler.discover.link import DiscoveryError
from crawler.discover.site import sitemaps_of_robots
from crawler.extract import Page, extract_article

NOW = datetime(2026, 11, 24, tzinfo=UTC)
LENGTH = 300_000
"""Characters. With the square of it, any of these takes minutes at least."""
SECONDS = 5.0
"""Of computing."""


def item(inside: str) -> None:
    feed = f"<rss><channel><item><link>https://a.example/1</link>{inside}</item></channel></rss>"
    read_feed(feed.encode(), "https://a.example/feed", UTC, now=NOW)


def page(body: str) -> None:
    text = "Trainium2 is up to four times faster than its predecessor, the company said. " * 10
    html = (
        f"<html><title>A title</title><body><article><h1>A title</h1><p>{text}</p>{body}</article>"
    )
    extract_article(Page("https://a.example/1", html.encode(), None, NOW, "a", "UTC", None), None)


FLOODS: dict[str, tuple[Callable[[str], object], str]] = {
    "a title of nothing": (lambda flood: item(f"<title>{flood}</title>"), "\u3000"),
    "an author of addresses": (lambda flood: item(f"<author>{flood}</author>"), "a@"),
    "an author of brackets": (lambda flood: item(f"<author>{flood}</author>"), "a@a("),
    "lines without robots": (lambda flood: sitemaps_of_robots(flood, "https://a.example/"), "\n"),
    "a paragraph of addresses": (lambda flood: page(f"<p>By {flood}</p>"), "a@"),
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_costs_time_with_its_length(name: str) -> None:
    read, pump = FLOODS[name]
    began = time.process_time()
    with suppress(DiscoveryError):
        read(pump * (LENGTH // len(pump)))
    assert time.process_time() - began < SECONDS
