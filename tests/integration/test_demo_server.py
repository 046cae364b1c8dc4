"""The demonstration's site as a crawler meets it: real requests to a running server."""

from __future__ import annotations

import gzip
import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.message import Message
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from tracker.demo.server import RunningSite, serve

TODAY = date(2026, 11, 24)
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "rss1": "http://purl.org/rss/1.0/",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@pytest.fixture(scope="module")
def site() -> Iterator[RunningSite]:
    with serve(TODAY, visit=1) as running:
        yield running


def ask(site: RunningSite, url: str, method: str = "GET", **headers: str) -> Answer:
    """One request; `url` is absolute, or a host and a path like `chip-times/rss.xml`."""
    if "://" not in url:
        outlet, _, path = url.partition("/")
        url = f"http://{outlet}.localhost:{site.port}/{path}"
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    try:
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers={"Host": parts.netloc} | names)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def patient(site: RunningSite, url: str) -> Answer:
    """As `ask`, once more after a 503."""
    answer = ask(site, url)
    if answer.status == 503:
        time.sleep(int(answer.headers["Retry-After"]))
        answer = ask(site, url)
    return answer


def url_of(site: RunningSite, slug: str) -> str:
    (url,) = (p.url for p in site.truth() if slug in p.url)
    return url


def links(site: RunningSite) -> list[str]:
    """The addresses in the three feeds."""
    rss = etree.fromstring(ask(site, "chip-times/rss.xml").body)
    atom = etree.fromstring(ask(site, "cloud-wire/atom.xml").body)
    rdf = etree.fromstring(ask(site, "datacenter-nippon/index.rdf").body)
    return [
        *rss.xpath("//item/link/text()"),
        *atom.xpath("//atom:entry/atom:link/@href", namespaces=NAMESPACES),
        *rdf.xpath("//rss1:item/rss1:link/text()", namespaces=NAMESPACES),
    ]


def test_every_article_is_served_as_it_was_written(site: RunningSite) -> None:
    for published in site.truth():
        answer = patient(site, published.url)
        assert answer.status == 200, published.url
        page = html.fromstring(answer.body, parser=_parser(answer))
        words = page.text_content()
        assert all(paragraph in words for paragraph in published.text.split("\n")), published.url


def _parser(answer: Answer) -> html.HTMLParser:
    """As a browser: the charset of the header, else what the page says of itself."""
    return html.HTMLParser(encoding=answer.headers.get_content_charset())


def test_sources_are_ready_for_the_crawler(site: RunningSite) -> None:
    sources = site.sources()
    assert {source.kind for source in sources} == {"feed", "sitemap", "listing"}
    assert {source.tier for source in sources} >= {"vendor", "press", "aggregator"}
    for source in sources:
        assert source.allow_local
        assert source.url is not None
        assert ask(site, source.url).status == 200


def test_feeds_name_every_article_of_their_outlet(site: RunningSite) -> None:
    named = set(links(site))
    for published in site.truth():
        if published.source in {"chip-times", "cloud-wire", "datacenter-nippon"}:
            direct = published.url in named
            assert direct or "h200-glut" in published.url


def test_the_sitemap_index_leads_to_all_posts_one_child_gzipped(site: RunningSite) -> None:
    index = etree.fromstring(ask(site, "vendor-blog/sitemap.xml").body)
    found = set()
    for child in index.xpath("//map:loc/text()", namespaces=NAMESPACES):
        answer = ask(site, child)
        body = gzip.decompress(answer.body) if child.endswith(".gz") else answer.body
        found |= set(etree.fromstring(body).xpath("//map:loc/text()", namespaces=NAMESPACES))
    assert found == {p.url for p in site.truth() if p.source == "vendor-blog"}


def test_the_listing_pages_lead_to_all_stories(site: RunningSite) -> None:
    page_url: str | None = f"http://copycat-news.localhost:{site.port}/latest"
    found, pages = set(), 0
    while page_url:
        page = html.fromstring(ask(site, page_url).body.decode())
        pages += 1
        found |= {urljoin(page_url, href) for href in page.xpath("//article//a/@href")}
        following = page.xpath("//a[@rel='next']/@href")
        page_url = urljoin(page_url, following[0]) if following else None
    assert pages >= 3
    assert found >= {p.url for p in site.truth() if p.source == "copycat-news"}
    assert sum("utm_source=" in url for url in found) == 1


@pytest.mark.parametrize(
    ("slug", "evidence"),
    [
        ("trainium2-nerai", '"datePublished"'),
        ("trainium2-rumour", "article:published_time"),
        ("gartner-style-survey", 'itemprop="datePublished"'),
        ("first-look-trn2", "<time datetime="),
        ("ekirei-hikaku", "2026年10月8日 10時30分"),
        ("minecraft-bedrock", "September 3, 2026"),
        ("neuron-sdk-notes", "September 2026"),
    ],
)
def test_pages_tell_their_date_in_many_ways(site: RunningSite, slug: str, evidence: str) -> None:
    body = ask(site, url_of(site, slug)).body
    assert any(evidence.encode(charset) in body for charset in ("utf-8", "shift_jis"))


@pytest.mark.parametrize(
    ("slug", "date", "precision"),
    [
        ("trainium2-nerai", "2026-09-14T02:00:00+00:00", "minute"),
        ("dai-ni-ha-copy", "2026-10-26T19:00:00+00:00", "minute"),
        ("minecraft-bedrock", "2026-09-03T00:00:00+00:00", "day"),
        ("neuron-sdk-notes", "2026-09-01T00:00:00+00:00", "month"),
    ],
)
def test_the_truth_is_as_exact_as_what_the_site_tells(
    site: RunningSite, slug: str, date: str, precision: str
) -> None:
    (published,) = (p for p in site.truth() if slug in p.url)
    assert published.published_at is not None
    assert (published.published_at.isoformat(), published.date_precision) == (date, precision)


@pytest.mark.parametrize("slug", ["geology-cooling", "gemini-horoscope"])
def test_some_pages_tell_no_date(site: RunningSite, slug: str) -> None:
    (published,) = (p for p in site.truth() if slug in p.url)
    assert published.published_at is None
    body = ask(site, published.url).body.decode()
    assert "2026" not in body


@pytest.mark.parametrize(
    ("slug", "charset", "declared"),
    [
        ("trainium2-uwasa", "shift_jis", "header"),
        ("ekirei-hikaku", "shift_jis", "meta"),
        ("genba-trainium2", "euc_jp", "meta"),
    ],
)
def test_legacy_character_sets_are_declared_in_one_place_only(
    site: RunningSite, slug: str, charset: str, declared: str
) -> None:
    answer = ask(site, url_of(site, slug))
    in_header = "charset=" in answer.headers["Content-Type"].lower()
    in_page = b"charset=" in answer.body.lower()
    assert (in_header, in_page) == ((True, False) if declared == "header" else (False, True))
    assert "データセンター日本" in answer.body.decode(charset)
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode("utf-8")


def test_pages_are_full_of_things_that_are_no_article(site: RunningSite) -> None:
    page = ask(site, url_of(site, "h200-nyuuka")).body.decode()
    assert "Trainium2" not in next(p.text for p in site.truth() if "h200-nyuuka" in p.url)
    for part in ("cookie-notice", "<nav>", "関連記事", "【PR】Trainium2", 'class="comments"'):
        assert part in page


def test_an_edited_page_says_when(site: RunningSite) -> None:
    assert b"dateModified" in ask(site, url_of(site, "trainium2-happyou")).body


def test_one_article_has_tracking_and_amp_addresses(site: RunningSite) -> None:
    canonical = url_of(site, "/aws-launches-trainium2")
    named = links(site)
    (tracked,) = (url for url in named if "utm_source" in url)
    (amp,) = (url for url in named if "/amp/" in url)
    assert tracked.partition("?")[0] == canonical
    assert ask(site, tracked).body == ask(site, canonical).body
    assert f'rel="canonical" href="{canonical}"'.encode() in ask(site, amp).body
    assert f'rel="amphtml" href="{amp}"'.encode() in ask(site, canonical).body


def test_a_page_that_robots_txt_forbids_is_in_the_feed(site: RunningSite) -> None:
    (forbidden,) = (url for url in links(site) if "/premium/" in url)
    assert b"Disallow: /premium/" in ask(site, "chip-times/robots.txt").body
    assert b"Trainium2" in ask(site, forbidden).body


def test_hosts_differ_in_their_robots_txt(site: RunningSite) -> None:
    assert b"Crawl-delay: 0.05" in ask(site, "vendor-blog/robots.txt").body
    assert b"Crawl-delay: 0\n" in ask(site, "cloud-wire/robots.txt").body
    assert ask(site, "datacenter-nippon/robots.txt").status == 404


def test_the_feeds_name_a_missing_an_empty_and_a_binary_page(site: RunningSite) -> None:
    answers = {url: ask(site, url) for url in links(site) if "tpu-v5e-price" not in url}
    missing = [a for a in answers.values() if a.status == 404]
    empty = [a for a in answers.values() if a.status == 200 and not a.body]
    binary = [a for a in answers.values() if a.body.startswith(b"%PDF")]
    assert (len(missing), len(empty), len(binary)) == (1, 1, 1)
    assert binary[0].headers["Content-Type"].startswith("text/html")


def test_one_feed_entry_has_a_date_that_nothing_can_read(site: RunningSite) -> None:
    assert ask(site, "cloud-wire/atom.xml").body.count(b"<published>Sometime last Tuesday") == 1


def test_a_busy_page_says_when_to_come_back_and_is_there_then() -> None:
    with serve(TODAY, visit=1) as site:
        url = url_of(site, "tpu-v5e-price")
        first, second = ask(site, url), ask(site, url)
    assert (first.status, first.headers["Retry-After"]) == (503, "1")
    assert second.status == 200


def test_a_redirect_chain_has_three_hops(site: RunningSite) -> None:
    (url,) = (url for url in links(site) if "/go/" in url)
    statuses = []
    while (answer := ask(site, url)).status in {301, 302, 308}:
        statuses.append(answer.status)
        url = answer.headers["Location"]
    assert statuses == [301, 302, 308]
    assert answer.status == 200
    assert url == url_of(site, "h200-glut")


@pytest.mark.parametrize(
    "url",
    [
        "chip-times/rss.xml",
        "chip-times/robots.txt",
        "vendor-blog/sitemap-archive.xml.gz",
        "copycat-news/latest?page=2",
        "datacenter-nippon/kiji/genba-trainium2.htm",
    ],
)
def test_everything_answers_conditional_requests(site: RunningSite, url: str) -> None:
    first = ask(site, url)
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    assert ask(site, url, If_None_Match=etag).status == 304
    assert ask(site, url, If_None_Match='"other"').status == 200
    assert ask(site, url, If_Modified_Since=modified).status == 304
    assert ask(site, url, If_Modified_Since="Mon, 01 Jan 2024 00:00:00 GMT").status == 200
    assert ask(site, url, If_Modified_Since="no date").status == 200
    assert ask(site, url, If_None_Match='"other"', If_Modified_Since=modified).status == 200


def test_head_tells_the_length_without_the_body(site: RunningSite) -> None:
    got, head = ask(site, "chip-times/rss.xml"), ask(site, "chip-times/rss.xml", method="HEAD")
    assert head.body == b""
    assert head.headers["Content-Length"] == str(len(got.body))
    assert head.headers["ETag"] == got.headers["ETag"]


@pytest.mark.parametrize(
    "url",
    [
        "unknown-host/",
        "chip-times/atom.xml",
        "chip-times/../../etc/passwd",
        "chip-times/templates/amp.html",
        "copycat-news/story?id=../../server",
    ],
)
def test_what_is_not_published_is_not_found(site: RunningSite, url: str) -> None:
    assert ask(site, url).status == 404


def test_one_connection_serves_many_requests(site: RunningSite) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    host = {"Host": f"chip-times.localhost:{site.port}"}
    for path in ("/rss.xml", "/nowhere", "/robots.txt"):
        connection.request("GET", path, headers=host)
        connection.getresponse().read()
    assert connection.sock is not None
    connection.close()


def test_a_second_visit_on_the_same_port_asks_again_for_what_changed_only() -> None:
    with serve(TODAY, visit=1) as first:
        pages = {p.url: patient(first, p.url).headers["ETag"] for p in first.truth()}
    with serve(TODAY, visit=2, port=first.port) as second:
        for url in pages:
            patient(second, url)
        answers = {url: ask(second, url, If_None_Match=tag) for url, tag in pages.items()}
        changed = {url for url, answer in answers.items() if answer.status == 200}
        edited = {p.url for p in second.truth() if p.edited}
        new = {p.url for p in second.truth()} - set(pages)
    assert changed == edited
    assert len(edited) == len(new) == 1


def test_a_client_that_hangs_up_disturbs_nobody(
    site: RunningSite, capfd: pytest.CaptureFixture[str]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    connection.request("GET", "/rss.xml", headers={"Host": "chip-times.localhost"})
    connection.close()
    assert ask(site, "chip-times/rss.xml").status == 200
    assert capfd.readouterr() == ("", "")
