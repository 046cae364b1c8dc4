from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.article import Article, WarcPosition, article_to_json
from crawler.segments import SegmentError, read_rows, read_segment, write_segment
from crawler.storage import StorageError


def article(title: str) -> Article:
    return Article(
        url=f"https://news.example/{title}",
        source="news",
        title=title,
        text="推論が最大2倍速くなった。\nA lone surrogate: \ud83d.",
        lang="ja",
        authors=("山田",),
        published_at=datetime(2026, 11, 1, tzinfo=UTC),
        date_precision="day",
        updated_at=None,
        fetched_at=datetime(2026, 11, 2, tzinfo=UTC),
        other_urls=("https://news.example/amp",),
        provenance={"title": "h1"},
        warc=WarcPosition("2026-11/run.warc.gz", 10, 20),
    )


def test_articles_come_back_as_they_went_in(tmp_path: Path) -> None:
    path = tmp_path / "articles" / "run-0001.jsonl.gz"
    articles = [article("one"), article("two")]
    write_segment(path, map(article_to_json, articles))
    assert list(read_segment(path)) == articles
    assert [file.name for file in path.parent.iterdir()] == ["run-0001.jsonl.gz"]


def test_equal_rows_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_segment(tmp_path / name, [{"x": 1}])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_rows_that_fail_half_way_leave_no_segment(tmp_path: Path) -> None:
    def rows() -> object:
        yield {"x": 1}
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        write_segment(tmp_path / "a", rows())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_truncated_segment_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "run-0001.jsonl.gz"
    write_segment(path, [article_to_json(article(str(i))) for i in range(50)])
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SegmentError, match=r"run-0001\.jsonl\.gz:\d+: the file is damaged"):
        list(read_segment(path))


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"url": 1}', b"\xff\xfe"])
def test_a_line_of_another_shape_names_file_and_line(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "odd.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"run": {}}\n' + line + b"\n"))
    with pytest.raises(SegmentError, match=r"odd\.jsonl\.gz:[12]: "):
        list(read_segment(path))


def test_a_file_that_is_no_gzip_is_an_error_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl.gz"
    path.write_bytes(b"{}\n")
    with pytest.raises(SegmentError, match=r"plain\.jsonl\.gz:1: "):
        list(read_rows(path))


def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="cannot be written"):
        write_segment(tmp_path / "file" / "a", [{}])
