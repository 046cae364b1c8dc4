from __future__ import annotations

import pytest

from crawler.discover.link import DiscoveryError
from crawler.discover.listing import read_listing

PAGE = """<base href="/blog/"><article><a href="one">1</a><a href="one#comments">c</a>
<a href="javascript:void(0)">x</a><a href="https://elsewhere.example/two">2</a></article>
<a href="about">About</a><a rel="next" href="?page=2">older</a>"""


def test_links_are_absolute_distinct_and_in_order() -> None:
    discovery = read_listing(
        PAGE,
        "https://news.example/start",
        article_links="article a[href]",
        next_link="a[rel=next]",
    )
    assert [link.url for link in discovery.links] == [
        "https://news.example/blog/one",
        "https://elsewhere.example/two",
    ]
    assert [link.url for link in discovery.documents] == ["https://news.example/blog/?page=2"]


@pytest.mark.parametrize("css", ["a[", "::", "a:nonsense"])
def test_a_bad_selector_is_named_with_its_setting(css: str) -> None:
    with pytest.raises(DiscoveryError, match="next_link"):
        read_listing(PAGE, "https://news.example/", article_links="a", next_link=css)
