from __future__ import annotations

import pytest

from crawler.canonical import MAX_URL, canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://News.Example:80/a", "http://news.example/a"),
        ("https://news.example:443", "https://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example/%7euser/%e8%a8%98", "https://news.example/~user/%E8%A8%98"),
        ("https://news.example/記事?q=推論", "https://news.example/%E8%A8%98%E4%BA%8B?q=%E6%8E%A8%E8%AB%96"),
        ("http://日本.example/", "http://xn--wgv71a.example/"),
        ("http://[0:0::1]:80/a", "http://[::1]/a"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/a?", "https://news.example/a"),
        ("  https://news.example/a\n", "https://news.example/a"),
    ],
)  # fmt: skip
def test_ways_of_writing_an_address_are_one(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=rss&utm_medium=feed",
        "UTM_Campaign=x",
        "fbclid=1",
        "gclid=1&gbraid=2",
        "mc_cid=1&mc_eid=2",
        "source=rss----7f603ef206b---4",
        "sc_channel=el&trk=abc",
        "yclid=1&igshid=2&cmpid=3&ref_src=twsrc",
        "PHPSESSID=8f&jsessionid=9",
    ],
)
def test_what_follows_readers_is_dropped(query: str) -> None:
    assert canonical_url(f"https://news.example/a?{query}&id=7") == "https://news.example/a?id=7"
    assert canonical_url(f"https://news.example/a?{query}") == "https://news.example/a"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a?cid=7",
        "https://news.example/a?source=nikkei",
        "https://news.example/photo?fbid=7",
        "https://news.example/?p=12",
        "https://news.example/?2026/11/03",
        "https://news.example/search?keyword=chip&ref=main",
    ],
)
def test_what_may_name_the_article_stays(url: str) -> None:
    assert canonical_url(url) == url


def test_parameters_are_ordered_by_name_and_those_of_one_name_stay_in_order() -> None:
    assert canonical_url("https://a.example/?b=1&a=2&a=1") == "https://a.example/?a=2&a=1&b=1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://news.example/a", "https://news.example/a"),
        ("https://www.news.example/a", "https://news.example/a"),
        ("https://news.example/a/", "https://news.example/a"),
        ("https://news.example/A", "https://news.example/a"),
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
    ],
)
def test_what_a_server_may_tell_apart_stays_apart(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not an address",
        "javascript:alert(1)",
        "http://",
        "https:///a",
        "http://[::1",
        "//a.b/c",
    ],
)
def test_what_is_no_address_comes_back_as_it_is(url: str) -> None:
    assert canonical_url(url) == url


def test_an_address_without_end_is_cut() -> None:
    assert len(canonical_url("https://news.example/" + "a" * 100_000)) <= MAX_URL


def test_a_session_in_the_path_is_no_part_of_the_address() -> None:
    assert canonical_url("https://a.example/x;jsessionid=8F2A?id=7") == "https://a.example/x?id=7"


def test_a_fragment_that_names_a_page_of_a_script_stays() -> None:
    assert canonical_url("https://a.example/#!/2026/chips") == "https://a.example/#!/2026/chips"


def test_an_address_that_grows_too_long_in_quoting_is_left_as_it_is() -> None:
    url = "https://a.example/" + "記" * 600
    assert canonical_url(url) == url == canonical_url(canonical_url(url))
