"""What is erased is gone from the bytes; what stays is where it was."""

from __future__ import annotations

import gzip
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import ArchiveError, ArchiveWriter, read_response
from crawler.article import WarcPosition
from crawler.erasing import erase_responses, filler
from crawler.mending import whole_length

RUN = "20260301T000000Z-aaaa"
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def archived(folder: Path, *pages: tuple[str, bytes]) -> list[WarcPosition]:
    writer = ArchiveWriter(folder, RUN, "tracker")
    places = [writer.append(url, 200, [("Content-Type", "text/html")], b, NOW) for url, b in pages]
    writer.close()
    return places


def incompressible(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("length", [200, 201, 4096, 60_000, 60_001, 120_001, 1_000_003])
def test_a_filler_has_the_length_that_is_asked_for_and_reads_as_empty_records(
    tmp_path: Path, length: int
) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(filler(length))
    assert file.stat().st_size == length == whole_length(file, 0)
    with file.open("rb") as stream:
        records = [(r.rec_type, r.content_stream().read()) for r in ArchiveIterator(stream)]
    assert set(records) == {("metadata", b"")}


@pytest.mark.parametrize("size", [0, 10, 5000, 200_000])
def test_other_responses_stay_where_they_are(tmp_path: Path, size: int) -> None:
    secret = b"<p>secret</p>" + incompressible(size)
    places = archived(
        tmp_path,
        ("https://wire.test/1", b"one"),
        ("https://wire.test/2?utm_source=feed", secret),
        ("https://wire.test/3", incompressible(70_000)),
        ("https://wire.test/2", secret),
    )
    file = tmp_path / places[0].file
    before = file.read_bytes()
    assert erase_responses(file, {"https://wire.test/2"}) == 2
    assert file.stat().st_size == len(before) == whole_length(file, 0)
    assert read_response(tmp_path, places[0])[2] == b"one"
    assert read_response(tmp_path, places[2])[2] == incompressible(70_000)
    for place in (places[1], places[3]):
        with pytest.raises(ArchiveError, match="there is no response"):
            read_response(tmp_path, place)
    plain = gzip.decompress(file.read_bytes())
    assert b"wire.test/2" not in plain
    assert b"secret" not in plain
    assert erase_responses(file, {"https://wire.test/2"}) == 0


def test_a_file_without_the_address_is_not_touched(tmp_path: Path) -> None:
    (place,) = archived(tmp_path, ("https://wire.test/1", b"one"))
    file = tmp_path / place.file
    before = file.stat().st_ino
    assert erase_responses(file, {"https://wire.test/2"}) == 0
    assert file.stat().st_ino == before


def test_a_file_in_which_nothing_else_is_left_is_removed(tmp_path: Path) -> None:
    places = archived(tmp_path, ("https://wire.test/1", b"one"), ("https://wire.test/2", b"two"))
    file = tmp_path / places[0].file
    assert erase_responses(file, {"https://wire.test/1"}) == 1
    assert erase_responses(file, {"https://wire.test/2"}) == 1
    assert not file.exists()


def test_what_is_torn_at_the_end_goes_when_the_file_is_written_anew(tmp_path: Path) -> None:
    places = archived(tmp_path, ("https://wire.test/1", b"one"), ("https://wire.test/2", b"two"))
    file = tmp_path / places[0].file
    whole = file.read_bytes()
    file.write_bytes(whole + whole[-50:])
    assert erase_responses(file, {"https://wire.test/1"}) == 1
    assert file.stat().st_size == len(whole)
