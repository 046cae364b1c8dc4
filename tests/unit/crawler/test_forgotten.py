"""Addresses that are not to be stored again."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.forgotten import Forgotten
from crawler.storage import StorageError

ARTICLE = {"https://wire.test/1": ["https://m.wire.test/1", "https://wire.test/1?utm_source=x"]}


def test_every_address_of_an_article_is_held_in_any_form(tmp_path: Path) -> None:
    Forgotten(tmp_path / "f").add(ARTICLE)
    again = Forgotten(tmp_path / "f")
    for url in ("https://wire.test/1", "https://M.wire.test/1", "https://wire.test/1?utm_term=y"):
        assert again.holds("https://other.test/", url)
    assert not again.holds("https://wire.test/2")


def test_the_file_names_no_address(tmp_path: Path) -> None:
    Forgotten(tmp_path / "f").add(ARTICLE)
    assert "wire" not in (tmp_path / "f").read_text()


def test_an_article_is_let_back_by_any_of_its_addresses_and_with_all_of_them(
    tmp_path: Path,
) -> None:
    forgotten = Forgotten(tmp_path / "f")
    forgotten.add(ARTICLE)
    forgotten.add({"https://wire.test/2": []})
    forgotten.add_addresses(["https://amp.wire.test/1", "https://wire.test/1"])
    assert forgotten.holds("https://amp.wire.test/1")
    assert Forgotten(tmp_path / "f").remove("https://amp.wire.test/1") == 3
    again = Forgotten(tmp_path / "f")
    assert not again.holds(*ARTICLE, *ARTICLE["https://wire.test/1"])
    assert again.holds("https://wire.test/2")
    assert again.remove("https://wire.test/1") == 0


def test_a_file_that_cannot_be_read_stops_the_crawl_rather_than_being_taken_for_empty(
    tmp_path: Path,
) -> None:
    (tmp_path / "f").write_bytes(b"\xff\xfe")
    with pytest.raises(StorageError, match="cannot be read"):
        Forgotten(tmp_path / "f")
