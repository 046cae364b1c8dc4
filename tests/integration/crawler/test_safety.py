"""What must never be fetched: the inside of the network that the crawl runs in."""

from __future__ import annotations

import gzip
import ssl
import threading
import zlib
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from backports import zstd
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from config.models import Source
from tests.integration.crawler.conftest import Answer, Project, Site
from tests.integration.crawler.hostile import OK, Deed, drips, floods, hostile_site, says


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "localhost", "site.localhost", "[::ffff:7f00:1]"],
)
def test_this_machine_is_not_fetched_however_it_is_written(
    site: Site, project: Project, host: str
) -> None:
    site.add_feed("/a")
    url = f"http://{host}:{site.port}/feed.xml"
    summary = project.crawl(Source(name="inside", url=url), allow_local=False)
    assert site.asked == []
    (problem,) = summary.problems
    assert problem.startswith(f"inside: {url}: refused: ")
    assert "a private address" in problem


def test_odd_writings_of_an_address_are_refused(site: Site, project: Project) -> None:
    hosts = ("0177.0.0.1", "0x7f.1", "127.1", "0x7f000001", "017700000001")
    urls = tuple(f"http://{host}:{site.port}/a" for host in hosts)
    summary = project.crawl(Source(name="inside", kind="urls", urls=urls), allow_local=False)
    assert summary.sources["inside"].refused == len(hosts)
    assert site.asked == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "no address of the open web"),
        ("http://[fd00:ec2::254]/latest/meta-data/", "no address of the open web"),
    ],
)
def test_metadata_services_are_refused_even_where_local_is_allowed(
    project: Project, url: str, reason: str
) -> None:
    summary = project.crawl(Source(name="inside", url=url), allow_local=True)
    (problem,) = summary.problems
    assert reason in problem


@pytest.mark.parametrize("inside", ["127.0.0.1", "2130706433", "name.localhost"])
def test_a_redirect_from_an_allowed_host_does_not_lead_inside(
    site: Site, project: Project, inside: str
) -> None:
    target = f"http://{inside}:{site.port}/secret"
    site.add_article("/secret", "Secret")
    site.answers["/a"] = Answer(status=302, headers={"Location": target})
    url = site.add_feed().replace("127.0.0.1", "news.localhost")
    site.answers["/feed.xml"] = Answer(
        f"<rss><channel><item><link>http://news.localhost:{site.port}/a</link></item>"
        f"<item><link>file:///etc/passwd</link></item></channel></rss>".encode()
    )
    source = Source(name="press", url=url, allow_local=True)
    summary = project.crawl(source, allow_local=False)
    assert "/a" in site.paths()
    assert "/secret" not in site.paths()
    assert summary.sources["press"].refused == 1
    assert project.articles() == []


def test_names_below_localhost_are_this_machine_by_themselves(site: Site, project: Project) -> None:
    site.add_article("/a", "A")
    feed = f"<rss><channel><item><link>http://chips.localhost:{site.port}/a</link></item></channel></rss>"
    site.answers["/feed.xml"] = Answer(feed.encode())
    url = f"http://news.localhost:{site.port}/feed.xml"
    summary = project.crawl(Source(name="press", url=url))
    assert summary.problems == ()
    assert [article.url for article in project.articles()] == [
        f"http://chips.localhost:{site.port}/a"
    ]
    assert {asked.host for asked in site.asked} == {
        f"news.localhost:{site.port}",
        f"chips.localhost:{site.port}",
    }


def test_a_proxy_of_the_environment_is_not_used(
    site: Site, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.add_article("/a", "A")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert project.crawl(Source(name="press", url=site.add_feed("/a"))).sources["press"].new == 1


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(
    project: Project, tmp_path: Path
) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    url = f"https://localhost:{server.server_address[1]}/feed.xml"
    (problem,) = project.crawl(Source(name="tls", url=url)).problems
    server.shutdown()
    server.server_close()
    assert problem.startswith(f"tls: {url}: TLS: ")
    assert "certificate" in problem


def self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path


def coded(coding: bytes, body: bytes) -> Deed:
    head = OK + b"Content-Encoding: %b\r\nContent-Length: %d\r\n\r\n" % (coding, len(body))
    return says(head, body)


def redirects(location: bytes) -> Deed:
    return says(b"HTTP/1.1 302 Found\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % location)


BOMB = b"<html>" + b"x" * 30_000_000
TOO_LARGE = "larger than 10 MB (max_bytes)"
REFUSED = {
    "/one-large-header": (says(OK + b"X: " + b"a" * 10_000_000), "headers larger than 64 kB"),
    "/headers": (floods(OK, b"X-A: b\r\n"), "headers larger than 64 kB"),
    "/continued-header": (floods(OK + b"X: a\r\n", b" b\r\n"), "headers larger than 64 kB"),
    "/interim": (floods(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "headers larger than 64 kB"),
    "/endless": (floods(OK + b"\r\n<html>", b"word "), TOO_LARGE),
    "/gzip": (coded(b"gzip", gzip.compress(BOMB)), TOO_LARGE),
    "/deflate": (coded(b"deflate", zlib.compress(BOMB)), TOO_LARGE),
    "/br": (coded(b"br", brotli.compress(BOMB, quality=1)), TOO_LARGE),
    "/zstd": (coded(b"zstd", zstd.compress(BOMB)), TOO_LARGE),
    "/twice": (coded(b"gzip, gzip", gzip.compress(gzip.compress(BOMB))), TOO_LARGE),
    "/thrice": (coded(b"gzip, br, gzip", b""), "compressed more than 2 times over"),
    "/long-address": (redirects(b"/" + b"a" * 5000), "longer than 4,000 characters"),
}
"""What is asked for once, with the reason that is told."""
UNUSABLE = {
    "/no-gzip": (coded(b"gzip", b"no gzip"), "the body cannot be inflated"),
    "/no-br": (coded(b"br", b"no brotli"), "the body cannot be inflated"),
    "/no-zstd": (coded(b"zstd", b"no zstd"), "the body cannot be inflated"),
    "/ftp": (redirects(b"ftp://a.example/"), "HTTP 302, and leads to no address of the web"),
    "/file": (redirects(b"file:///etc/passwd"), "HTTP 302, and leads to no address of the web"),
    "/data": (redirects(b"data:text/html,hi"), "HTTP 302, and leads to no address of the web"),
    "/script": (redirects(b"javascript:alert(1)"), "redirected to what is no address"),
    "/circle": (redirects(b"/circle"), "too many redirects"),
}
FAILING = {
    "/dripping-body": (drips(OK + b"Content-Length: 999\r\n\r\n", b"x"), "no complete answer"),
    "/dripping-headers": (drips(OK, b"X: y\r\n"), "no complete answer within 1 seconds"),
    "/short": (says(OK + b"Content-Length: 5000\r\n\r\n<html>"), "broke in the middle"),
    "/chunks": (says(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "broke in the middle"),
    "/length": (says(OK + b"Content-Length: -5\r\n\r\n<html>"), "the answer is no HTTP"),
    "/ssh": (says(b"SSH-2.0-OpenSSH_9.9\r\n"), "the answer is no HTTP"),
    "/nothing": (says(b""), "the connection failed"),
}
"""What is tried again, as it may be over in a moment."""


def test_whatever_a_server_sends_is_one_clear_line_and_costs_no_more_than_its_limit(
    project: Project,
) -> None:
    deeds = REFUSED | UNUSABLE | FAILING
    with ExitStack() as sites:
        # A site each: they fail at the same time, and no host is left alone for another's deed.
        urls = {}
        for path, (deed, _) in deeds.items():
            site = sites.enter_context(hostile_site())
            site.deeds[path] = deed
            urls[path] = (site, site.url + path)
        source = Source(name="x", kind="urls", urls=tuple(url for _, url in urls.values()))
        summary = project.crawl(source, timeout=1)
        tries = {path: site.asked.count(path) for path, (site, _) in urls.items()}
        sent = {path: site.sent_all.count(path) for path, (site, _) in urls.items()}
    counters = summary.sources["x"]
    assert (counters.refused, counters.failed) == (len(REFUSED), len(UNUSABLE) + len(FAILING))
    reasons = {
        row["url"]: row["reason"] for row in project.fetches()[1:] if row["purpose"] == "page"
    }
    for path, (_, reason) in deeds.items():
        told = [reasons[url] for url in reasons if path in url]
        assert len(told) == 1, path
        assert reason in told[0], path
        assert "Failure" not in told[0]
    assert {tries[path] for path in FAILING} == {3}
    assert {tries[path] for path in REFUSED} == {1}
    # No flood was taken in whole.
    assert not any(sent[path] for path in ("/headers", "/continued-header", "/interim", "/endless"))


def test_cookies_are_kept_for_who_asks_and_go_back_to_their_host_alone(
    site: Site, project: Project
) -> None:
    for path in ("/a", "/b", "/c"):
        site.add_article(path, path, **{"Set-Cookie": f"seen={path[1:]}; Domain=localhost; Path=/"})
    here, there = f"http://a.localhost:{site.port}", f"http://b.localhost:{site.port}"
    feeds = {"with": ("/a", "/b"), "without": ("/c",)}
    for name, paths in feeds.items():
        items = "".join(f"<item><link>{here}{path}</link></item>" for path in paths)
        items += f"<item><link>{there}/{name}</link></item>"
        site.answers[f"/{name}.xml"] = Answer(
            f"<rss><channel>{items}</channel></rss>".encode(),
            headers={"Set-Cookie": "feed=1"},
        )
    project.crawl(
        Source(name="with", url=f"{here}/with.xml", cookies=True),
        Source(name="without", url=f"{here}/without.xml"),
    )
    sent = {asked.path: asked.headers.get("cookie") for asked in site.asked}
    assert sent["/a"] == "feed=1"
    assert "feed=1" in (sent["/b"] or "")
    assert [sent[path] for path in ("/with", "/c", "/without", "/robots.txt")] == [None] * 4
