from __future__ import annotations

import gzip
import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.imports.addresses import Addresses, AddressTableError, read_table
from crawler.imports.files import files_of, kind_of, read_file
from crawler.imports.html_file import own_address
from crawler.imports.saved_page import Saved, SavedPage, Unusable
from crawler.imports.warc import read_warc
from tests.effort import effort

NOW = datetime(2026, 11, 25, tzinfo=UTC)
URL = "https://news.example/a"


def read(path: Path, addresses: Addresses | None = None) -> list[Saved]:
    found: list[Saved] = []
    for file in files_of([path]):
        if isinstance(file, Unusable):
            found.append(file)
            continue
        for page, position in read_file(file, addresses or Addresses(), NOW):
            assert 0 <= position <= file.size
            found.append(page)
    return found


@pytest.mark.parametrize(
    "page",
    [
        f"<!-- saved from url=(0022){URL} --><link rel=canonical href=https://x.example/>",
        f"<!--\r\n Page saved with SingleFile \r\n url: {URL} \r\n saved date: x-->",
        f"<head><link rel='canonical' href=' {URL} '></head>",
        f"<head><link rel='canonical' href='/a'><meta property='og:url' content='{URL}'></head>",
        f"<head><meta name='og:url' content='{URL}'></head>",
    ],
)
def test_a_saved_page_tells_where_it_is_from(page: str) -> None:
    assert own_address(page.encode()) == URL


def test_a_page_mirrored_by_httrack_tells_its_host() -> None:
    page = b"<!-- Mirrored from www.news.example/a by HTTrack Website Copier/3.x -->"
    assert own_address(page) == "http://www.news.example/a"


@pytest.mark.parametrize("page", [b"", b"\0", b"<p>x", b"<link rel=canonical href='javascript:x'>"])
def test_a_page_that_tells_nothing_has_no_address(page: bytes) -> None:
    assert own_address(page) is None


@pytest.mark.parametrize(
    ("base", "path", "url"),
    [
        ("https://news.example", "2024/a b.html", "https://news.example/2024/a%20b.html"),
        ("https://news.example/x/", "index.html", "https://news.example/x/"),
        ("https://news.example/", "a/index.htm", "https://news.example/a/"),
        ("https://", "www.b.example/a?x=1.html", "https://www.b.example/a%3Fx=1.html"),
        ("https://news.example", "../../etc/passwd.html", "https://news.example/etc/passwd.html"),
        ("https://news.example", "http://evil.example/a.html", None),
        ("https://", "no host here/a.html", None),
    ],
)
def test_a_path_makes_an_address_below_the_base(base: str, path: str, url: str | None) -> None:
    made = Addresses(base_url=base).by_place(path)
    if url is None:
        assert made is None or made.startswith(base)
    else:
        assert made == url


def test_a_table_of_addresses_is_csv_or_json_lines(tmp_path: Path) -> None:
    table = tmp_path / "t"
    for text in (
        f"path,url\n./a.html,{URL}\n",
        f"a.html,{URL},more\n",
        f'{{"path":"a.html","url":"{URL}"}}\n',
    ):
        table.write_text(text)
        assert read_table(table) == {"a.html": URL}
    assert Addresses({"a.html": URL}).told("deep/in/a.html") == URL
    for text, line in (("a.html\n", 1), ("path,url\na,b\n", 2), ('{"path": 1}\n', 1)):
        table.write_text(text)
        with pytest.raises(AddressTableError, match=f"t:{line}: "):
            read_table(table)
    with pytest.raises(AddressTableError, match="cannot be read"):
        read_table(tmp_path / "nothing")


def test_the_time_of_a_file_is_when_it_was_saved_unless_it_cannot_be(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<p>x")
    for time, told in ((1_700_000_000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)), (0, NOW)):
        os.utime(file, (time, time))
        (page,) = read(file, Addresses({"a.html": URL}))
        assert isinstance(page, SavedPage)
        assert page.fetched_at == told


def test_files_without_an_ending_are_told_by_their_content(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(f"\n<!-- saved from url=(0022){URL} --><p>")
    (tmp_path / "lines").write_text(f'{{"url": "{URL}", "html": "<p>"}}')
    (tmp_path / "text").write_text("nothing of the kind")
    for name, is_page in (("page", True), ("lines", True), ("text", False)):
        (found,) = read(tmp_path / name)
        assert isinstance(found, SavedPage) is is_page
    assert kind_of("A.WARC.GZ") == "warc"
    assert kind_of("a.png") is None


def test_an_arc_file_is_read_like_a_warc_file() -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>"
    head = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"
    arc = (
        b"filedesc://x.arc 0.0.0.0 20240301000000 text/plain %d\n" % len(head) + head + b"\n"
        + b"%s 1.2.3.4 20240301100000 text/html %d\n" % (URL.encode(), len(body)) + body + b"\n"
    )  # fmt: skip
    (page,) = read_warc(io.BytesIO(arc), "x.arc")
    assert isinstance(page, SavedPage)
    assert (page.url, page.body) == (URL, b"<p>x</p>")
    assert page.fetched_at == datetime(2024, 3, 1, 10, tzinfo=UTC)


WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://news.example/a>\r\n"
    b"WARC-Date: 2024-03-01T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: 58\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>1234567890</p>"
    b"\r\n\r\n"
)


@settings(deadline=None, max_examples=effort(80))
@given(
    at=st.integers(0, 2 * len(WARC)),
    change=st.binary(max_size=6),
    cut=st.booleans(),
    packed=st.booleans(),
)
def test_a_damaged_archive_yields_pages_or_problems(
    at: int, change: bytes, cut: bool, packed: bool
) -> None:
    whole = gzip.compress(WARC) * 2 if packed else WARC * 2
    at = min(at, len(whole))
    damaged = whole[:at] + change + (b"" if cut else whole[at + len(change) :])
    for found in read_warc(io.BytesIO(damaged), "x"):
        assert isinstance(found, (SavedPage, Unusable))
        assert "\n" not in str(found) or isinstance(found, SavedPage)


def test_a_bomb_in_an_archive_is_one_line(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", b" " * 30_000_000)
        archive.writestr("inner.zip", b"PK")
    (found,) = read(tmp_path / "a.zip")
    assert str(found).endswith("a.zip/a.html: larger than 20 MB")
