"""What must never be fetched: the inside of the network that the crawl runs in."""

from __future__ import annotations

import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from config.models import Source
from tests.integration.crawler.conftest import Answer, Project, Site


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "localhost", "site.localhost", "[::ffff:7f00:1]"],
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


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "no address of the open web"),
        ("http://[fd00:ec2::254]/latest/meta-data/", "no address of the open web"),
        ("http://user:secret@example.org/feed.xml", "credentials"),
    ],
)
def test_metadata_services_and_credentials_are_refused_even_where_local_is_allowed(
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
