from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from config.models import Source
from crawler.probing.findings import Found, Sample
from tracker.errors import UserError
from tracker.sources.addresses import source_at, web_address
from tracker.sources.entry import Wishes, entry_of
from tracker.sources.naming import free_name, host_name

NOW = datetime(2026, 11, 24, tzinfo=UTC)
URL = "https://www.chip-times.co.jp/ai/feed"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.chip-times.example/x", "chip-times"),
        ("https://chip-times.co.jp", "chip-times"),
        ("https://blog.chips.example/feed", "blog-chips"),
        ("http://127.0.0.1:8000/", "127-0-0-1-8000"),
        ("https://localhost/", "localhost"),
    ],
)
def test_a_source_is_named_after_its_host(url: str, name: str) -> None:
    assert host_name(url) == name


def test_a_name_that_is_taken_gets_the_section_then_a_number() -> None:
    taken = {"chip-times"}
    assert free_name(taken, "chip-times", url=URL) == "chip-times-ai"
    assert free_name({*taken, "chip-times-ai"}, "chip-times", url=URL) == "chip-times-2"


def test_an_entry_says_no_more_than_it_has_to() -> None:
    samples = (Sample("https://x.example/1", lang="ja"), Sample("https://x.example/2", "no text"))
    found = Found(URL, "feed", title="Chip Times", lang="en-US", samples=samples)
    assert list(entry_of(found, Wishes(), []).items()) == [
        ("name", "chip-times"),
        ("title", "Chip Times"),
        ("url", URL),
        ("lang", "ja"),
        ("tier", "press"),
    ]
    listing = Found(URL, "listing", article_links="h2 a")
    assert entry_of(listing, Wishes("x", "en", "vendor", allow_local=True), []) == {
        "name": "x",
        "kind": "listing",
        "url": URL,
        "article_links": "h2 a",
        "lang": "en",
        "tier": "vendor",
        "allow_local": True,
    }
    with pytest.raises(UserError, match="taken"):
        entry_of(found, Wishes("x"), [Source(name="x", url=URL)])


def test_a_mixed_or_unknown_language_is_not_written() -> None:
    mixed = (Sample("https://x.example/1", lang="ja"), Sample("https://x.example/2", lang="en"))
    assert "lang" not in entry_of(Found(URL, "feed", samples=mixed), Wishes(), [])
    assert "lang" not in entry_of(Found(URL, "feed", lang="fr"), Wishes(), [])


def test_a_fresh_feed_of_articles_is_the_best_find() -> None:
    article = (Sample("https://x.example/1"),)
    feed = Found("a", "feed", items=10, newest=NOW, samples=article)
    ranked = [
        feed,
        Found("b", "sitemap", items=10, newest=NOW, tells_titles=True, samples=article),
        Found("c", "sitemap", items=10, newest=NOW, samples=article),
        Found("d", "listing", items=10, samples=article),
        Found("e", "feed", items=10, newest=NOW - timedelta(days=3000)),
        Found("f", "feed", items=10, newest=NOW, is_a_part=True),
        Found("g", "feed", items=10, newest=NOW, is_of_comments=True),
        Found("h", "feed", items=10, newest=NOW, samples=(Sample("x", "no text"),)),
        Found("i", "feed"),
    ]
    best = sorted(ranked, key=lambda found: found.score(NOW), reverse=True)
    assert [found.url for found in best][:4] == ["a", "b", "c", "d"]
    assert {found.url for found in best[-3:]} == {"g", "h", "i"}


def test_addresses_are_taken_as_a_person_types_them() -> None:
    assert web_address(" news.example/ai ") == "https://news.example/ai"
    for wrong in ("ftp://x.example", "https://", "https://[", "https://x:port/"):
        with pytest.raises(UserError):
            web_address(wrong)


def test_a_source_is_known_by_its_address_in_any_writing() -> None:
    sources = [
        Source(name="a", url="http://www.a.example:80/feed/"),
        Source(name="b", kind="urls", urls=("https://b.example/1", "https://b.example/2?utm_id=1")),
    ]
    for url, name in (("https://a.example/feed", "a"), ("https://b.example/2", "b")):
        known = source_at(url, sources)
        assert known is not None
        assert known.name == name
    assert source_at("https://a.example/feed2", sources) is None


def test_a_site_cannot_name_a_secret_of_its_reader() -> None:
    found = Found("https://a.example/feed?x=${AWS_SECRET_ACCESS_KEY}", "feed")
    assert Source.model_validate(entry_of(found, Wishes(), [])).secret_names == ()


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(UserError, match="before its host") as raised:
        web_address("jane:hunter22@a.example/feed")
    assert "hunter22" not in str(raised.value)
