from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.extract import EntryHint
from crawler.recheck import RecheckPolicy
from crawler.state import PageMark, State, Validators
from crawler.storage import StorageError

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MARK = PageMark(
    url="https://news.example/a",
    source="news",
    fetch_url="https://news.example/a?id=1",
    canonical="https://news.example/a",
    content_hash="0123456789abcdef",
    status="article",
    looked_at=NOW,
    published_at=NOW - timedelta(days=3),
    hint=EntryHint(
        title="生成AI",
        published=NOW,
        precision="second",
        updated=None,
        authors=("山田",),
        lang="ja",
    ),
)
POLICY = RecheckPolicy(while_younger_than=timedelta(days=14), not_within=timedelta(hours=24))


def test_what_was_committed_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    validators = Validators(MARK.url, 'W/"x"', "Mon, 01 Jan 2026 00:00:00 GMT", "hash", NOW)
    state = State(path)
    state.commit([MARK], [validators], "run-0001.jsonl.gz")
    state.wait_for("news.example", NOW)
    state.close()
    state = State(path)
    assert state.problem is None
    assert state.page(MARK.url) == state.article(MARK.canonical) == MARK
    assert state.validators(MARK.url) == validators
    assert state.retry_at("news.example") == NOW
    assert state.segments() == {"run-0001.jsonl.gz"}
    state.forget_validators([MARK.url])
    assert state.validators(MARK.url) is None


def test_only_young_articles_not_seen_for_a_while_are_due(tmp_path: Path) -> None:
    state = State(tmp_path / "state.sqlite")
    due = replace(MARK, looked_at=NOW - timedelta(hours=25))
    others = [
        replace(due, url="u2", canonical="u2", looked_at=NOW),
        replace(due, url="u3", canonical="u3", published_at=NOW - timedelta(days=30)),
        replace(due, url="u4", canonical="u4", source="other"),
        replace(due, url="u5", canonical="u5", status="gone"),
        replace(due, url="u6"),
    ]
    state.commit([due, *others])
    found = state.due_for_another_look(
        "news",
        published_after=NOW - timedelta(days=14),
        looked_before=NOW - timedelta(hours=24),
        limit=100,
    )
    assert found == [due]


def test_a_damaged_file_is_moved_aside(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    state = State(path)
    assert state.problem is not None
    assert "moved to state.sqlite.damaged-" in state.problem
    state.commit([MARK])
    assert state.page(MARK.url) == MARK


def test_a_file_of_another_program_is_moved_aside(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE page (n INTEGER)")
    db.close()
    assert State(path).problem is not None


def test_a_file_that_another_program_holds_is_left_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    State(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="locked"):
            State(path, wait=0.1)
    assert [file.name for file in tmp_path.iterdir()] == ["state.sqlite"]


def test_a_place_that_cannot_hold_a_file_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="cannot be opened"):
        State(tmp_path / "file" / "state.sqlite")


@pytest.mark.parametrize(
    ("change", "modified", "wanted"),
    [
        ({}, None, False),
        ({}, NOW + timedelta(hours=1), True),
        ({}, NOW - timedelta(hours=1), False),
        ({"looked_at": NOW - timedelta(hours=25)}, None, True),
        (
            {"looked_at": NOW - timedelta(days=40), "published_at": NOW - timedelta(days=50)},
            None,
            False,
        ),
        ({"status": "failed"}, None, True),
        ({"status": "gone"}, None, False),
        ({"status": "not-article", "looked_at": NOW - timedelta(days=8)}, None, True),
    ],
)
def test_a_known_page_is_asked_for_again_only_with_a_reason(
    change: dict[str, object], modified: datetime | None, wanted: bool
) -> None:
    assert POLICY.wants(replace(MARK, **change), modified, NOW) is wanted  # type: ignore[arg-type]
    assert POLICY.wants(None, None, NOW)
