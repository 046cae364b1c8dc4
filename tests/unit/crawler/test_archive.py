from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import ArchiveError, ArchiveWriter, read_response
from crawler.article import WarcPosition

AT = datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_each_response_is_read_back_by_its_position(tmp_path: Path) -> None:
    archive = ArchiveWriter(tmp_path, "20261124T150000Z-abcd", "tracker/1")
    bodies = [b"<p>one</p>", b"\0" * 1000, "日本語".encode("shift_jis")]
    positions = [
        archive.append(f"https://news.example/{i}", 200, [("Content-Type", "text/html")], body, AT)
        for i, body in enumerate(bodies)
    ]
    archive.close()
    for i in (2, 0, 1):
        found = read_response(tmp_path, positions[i])
        assert found == (f"https://news.example/{i}", "text/html", bodies[i])
    assert {position.file for position in positions} == {"2026-11/20261124T150000Z-abcd.warc.gz"}


def test_the_file_is_a_warc_that_says_how_bodies_are_stored(tmp_path: Path) -> None:
    archive = ArchiveWriter(tmp_path, "20261124T150000Z-abcd", "tracker/1")
    headers = [("Content-Encoding", "gzip"), ("Content-Length", "3"), ("ETag", '"x"')]
    position = archive.append("https://news.example/", 200, headers, b"decoded", AT)
    archive.sync()
    archive.close()
    with (tmp_path / position.file).open("rb") as file:
        about, record = (
            (record.rec_type, record.http_headers, record.content_stream().read())
            for record in ArchiveIterator(file)
        )
    assert about[0] == "warcinfo"
    assert b"content encoding removed" in about[2]
    assert record[0] == "response"
    assert record[1].get_header("ETag") == '"x"'
    assert record[1].get_header("Content-Encoding") is None
    assert record[2] == b"decoded"


def test_a_run_without_responses_leaves_no_file(tmp_path: Path) -> None:
    archive = ArchiveWriter(tmp_path, "20261124T150000Z-abcd", "tracker/1")
    archive.sync()
    archive.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [None, b"", b"no WARC at all"])
def test_a_damaged_archive_is_an_error_with_its_name(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "a.warc.gz").write_bytes(content)
    with pytest.raises(ArchiveError, match=r"a\.warc\.gz"):
        read_response(tmp_path, WarcPosition("a.warc.gz", 0, 100))
