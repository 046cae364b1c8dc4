"""The demonstration's articles and documents, without a server."""

from __future__ import annotations

import gzip
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tracker.demo.articles import DemoArticle, read_articles
from tracker.demo.outlets import OUTLETS
from tracker.demo.website import Address, Resource, website

TODAY = date(2026, 11, 24)
PORT = 8000
SEED = Path(__file__).parents[4] / "shared" / "seed-article.md"


@cache
def articles(visit: int = 1, today: date = TODAY) -> tuple[DemoArticle, ...]:
    return read_articles(today, visit)


@cache
def site(visit: int = 1) -> dict[Address, Resource]:
    return dict(website(articles(visit), TODAY, PORT))


def text(article: DemoArticle) -> str:
    return "\n".join(article.paragraphs)


def naming(word: str) -> Counter[int]:
    """Articles that name a word, by weeks ago."""
    return Counter(a.front.week for a in articles() if word in text(a))


def test_there_are_enough_articles_in_both_languages() -> None:
    languages = Counter(article.lang for article in articles())
    assert sum(languages.values()) >= 44
    assert min(languages["ja"], languages["en"]) >= 20


def test_every_one_of_the_sixteen_weeks_has_an_article() -> None:
    monday = TODAY - timedelta(days=TODAY.weekday())
    weeks = {(monday - a.published_at.date() + timedelta(days=6)).days // 7 for a in articles()}
    assert weeks == set(range(16))


@pytest.mark.parametrize("days", range(7))
def test_nothing_is_dated_today_or_later_on_any_day_of_the_week(days: int) -> None:
    today = TODAY + timedelta(days=days)
    assert all(a.modified_at.date() < today for a in articles(2, today))


def test_trainium2_has_a_rumour_a_launch_a_quiet_week_and_a_second_wave() -> None:
    trend = [naming("Trainium2")[week] for week in range(15, -1, -1)]
    assert trend == [0, 1, 1, 0, 5, 4, 2, 1, 0, 1, 3, 5, 3, 2, 3, 1]


@pytest.mark.parametrize("rival", ["H100", "H200", "B200", "TPU v5e", "Ironwood", "MI300X"])
def test_rivals_trend_otherwise_than_trainium2(rival: str) -> None:
    assert naming(rival)
    assert max(naming(rival).values()) < max(naming("Trainium2").values())


@pytest.mark.parametrize(
    "words",
    [
        "性能は比較対象としたGPUインスタンスの最大2倍",
        "up to 2x",
        "is 2x faster",
        "性能が2倍のTrainium2",
        "up to 40% better price performance",
        "75%以上の企業",
        "1兆円",
        "$40 billion",
        "3日から5時間",
        "業界最高",
        "the fastest",
        "ゲームチェンジャー",
        "game-changer",
        "by 2027",
        "来年までに",
        "本当か？",
        "could not verify",
        "MLPerf",
    ],
    ids=str,
)
def test_every_kind_of_claim_is_made_somewhere(words: str) -> None:
    assert any(words in text(article) for article in articles())


def test_words_that_look_like_names_and_are_none_stand_in_articles() -> None:
    everything = "\n".join(text(article) for article in articles())
    assert "Minecraft" in everything
    assert "Drilling through the bedrock" in everything
    assert "metadata" in everything


def test_no_placeholder_is_left() -> None:
    assert not any("{{" in text(article) for article in articles(2))


def test_the_long_article_repeats_itself_and_lets_the_hedge_decay() -> None:
    article = next(a for a in articles() if a.slug == "trainium2-nagai")
    whole = text(article)
    assert len(whole) >= 4000
    assert "Inferentia3" in whole
    assert whole.count("75%以上の企業") >= 2
    first_hedged, first_bare = whole.index("最大2倍"), whole.index("性能2倍のTrainium2")
    assert first_hedged < first_bare
    repeated = [p for p, count in Counter(article.paragraphs).items() if count > 1]
    assert len(repeated) == 1
    cut = [p for p in article.paragraphs if not p.endswith(("。", "？"))]
    assert len(cut) == 1
    opening = article.paragraphs[0]
    assert whole.count(opening) == 2


def test_two_stories_are_syndicated_with_small_changes() -> None:
    by_id = {article.id: article for article in articles()}
    copies = [article for article in articles() if article.front.copy_of]
    assert len(copies) == 2
    for copy in copies:
        original = by_id[copy.front.copy_of or ""]
        assert copy.outlet is not original.outlet
        assert copy.published_at > original.published_at
        assert text(copy) != text(original)
        assert set(original.paragraphs) & set(copy.paragraphs)


def test_the_second_visit_differs_in_the_edited_and_the_new_article_only() -> None:
    pages = {(a.outlet.host, a.path): a for a in articles(2)}
    first, second = site(1), site(2)
    new = set(second) - set(first)
    changed = {
        address
        for address in set(first) & set(second)
        if first[address] != second[address] and address in pages
    }
    assert set(first) <= set(second)
    assert [pages[address].slug for address in new] == ["trainium2-new-region"]
    assert [pages[address].slug for address in changed] == ["trainium2-cost-seinou"]
    (address,) = changed
    assert "最大2倍" in first[address].body.decode()
    assert "最大2倍" not in second[address].body.decode()
    assert "dateModified" in second[address].body.decode()
    assert second[address].modified > first[address].modified
    assert second[address].etag != first[address].etag


def test_besides_articles_only_the_feeds_and_front_pages_of_two_outlets_change() -> None:
    pages = {(a.outlet.host, a.path) for a in articles(2)}
    first, second = site(1), site(2)
    changed = {key for key in first if first[key] != second[key]} - pages
    assert changed == {
        ("chip-times.localhost", "/rss.xml"),
        ("chip-times.localhost", "/"),
        ("cloud-wire.localhost", "/atom.xml"),
        ("cloud-wire.localhost", "/"),
    }


def test_the_site_is_the_same_for_the_same_day_visit_and_port() -> None:
    assert site(1) == website(read_articles(TODAY, 1), TODAY, PORT)


@pytest.mark.parametrize(
    ("host", "path", "root"),
    [
        ("chip-times.localhost", "/rss.xml", "rss"),
        ("cloud-wire.localhost", "/atom.xml", "feed"),
        ("datacenter-nippon.localhost", "/index.rdf", "RDF"),
        ("vendor-blog.localhost", "/sitemap.xml", "sitemapindex"),
        ("vendor-blog.localhost", "/sitemap-recent.xml", "urlset"),
        ("vendor-blog.localhost", "/sitemap-archive.xml.gz", "urlset"),
    ],
)
def test_feeds_and_sitemaps_are_well_formed(host: str, path: str, root: str) -> None:
    body = site()[host, path].body
    document = etree.fromstring(gzip.decompress(body) if path.endswith(".gz") else body)
    assert etree.QName(document).localname == root


def test_every_page_says_that_it_is_invented() -> None:
    assert {article.outlet.name for article in articles()} == set(OUTLETS)
    for article in articles(2):
        page = site(2)[article.outlet.host, article.path].body.decode(article.front.charset)
        assert "架空のもの" in page or "invented for a demonstration" in page


def test_nothing_is_copied_from_the_seed_article() -> None:
    if not SEED.exists():
        pytest.skip(f"{SEED} is not on this machine")
    seed = "".join(SEED.read_text(encoding="utf-8").split())
    runs = {seed[i : i + 40] for i in range(len(seed) - 39)}
    for article in articles(2):
        own = "".join(text(article).split())
        assert not any(own[i : i + 40] in runs for i in range(len(own) - 39)), article.id
