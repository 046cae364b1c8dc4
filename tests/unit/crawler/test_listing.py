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


def following(page: str, base: str = "https://news.example/list?page=2") -> list[str]:
    discovery = read_listing(page, base, article_links="article a[href]", next_link="a[rel=next]")
    return [link.url for link in discovery.documents]


@pytest.mark.parametrize(
    "link",
    [
        "<head><link rel='next' href='?page=3'></head>",
        "<a href='?page=3'>次へ »</a>",
        "<a href='?page=1'>Next</a><a href='?page=3'><span>Older posts</span> →</a>",
        "<a href='?page=3' aria-label='Next page'>›</a>",
        "<button data-url='/list?page=3'>もっと見る</button>",
    ],
)
def test_the_next_page_is_found_without_a_selector(link: str) -> None:
    assert following(f"<p>1</p>{link}") == ["https://news.example/list?page=3"]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='https://elsewhere.example/?page=3'>Next</a>",
        "<a href='?page=1'>Next</a>",
        "<a href='/article/next-big-thing'>Next big thing</a>",
        "<a href='/event/2026-12'>Next</a>",
        "<a href='#'>Load more</a>",
        "<a rel='next' href='?page=2#top'>Next</a>",
    ],
)
def test_what_does_not_count_the_pages_up_is_no_next_page(link: str) -> None:
    assert following(link) == []


def test_a_name_of_an_attribute_that_is_none_costs_no_page() -> None:
    page = "<article><a href=/1>1</a></article><button \x01x=1 data-url='?page=2'>Next</button>"
    found = read_listing(
        page, "https://a.example/", article_links="article a", next_link="a[rel=next]"
    )
    assert [link.url for link in found.links] == ["https://a.example/1"]
