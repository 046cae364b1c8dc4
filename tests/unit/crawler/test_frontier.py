"""The order and the window of a frontier."""

from __future__ import annotations

from crawler.discover.link import NO_HINT, Link
from crawler.frontier import Frontier


def links(*names: str) -> list[Link]:
    return [Link(f"http://a.test/{name}", NO_HINT) for name in names]


def test_links_come_in_their_order_and_no_more_than_the_window_at_once() -> None:
    frontier = Frontier(window=2)
    frontier.add(links("a", "b"))
    frontier.add(links("c"))
    assert list(frontier.take()) == links("a", "b")
    assert list(frontier.take()) == []
    frontier.returned()
    assert list(frontier.take()) == links("c")
    frontier.returned()
    frontier.returned()
    assert list(frontier.take()) == []


def test_what_was_lost_under_way_does_not_block_the_rest() -> None:
    frontier = Frontier(window=1)
    frontier.add(links("a", "b"))
    list(frontier.take())
    frontier.nothing_is_under_way()
    assert list(frontier.take()) == links("b")
