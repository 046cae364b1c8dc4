"""What was told is kept as all else is: forgotten, backed up, mended."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import warm
from tests.integration.alerts.conftest import RULE, Telling
from tracker.alerts.judging import Judged
from tracker.alerts.opening import open_ledger
from tracker.alerts.wording import event
from tracker.forget.told import erase_told

CHANNELS = [
    {"name": "way", "kind": "file", "path": "told.jsonl"},
    {"name": "feed", "kind": "feed", "path": "feeds"},
]
CLAIMS = {"name": "claims", "kind": "claim", "min_score": 0.4, "since": "2020-01-01"}


def test_what_was_told_of_an_article_is_forgotten_with_it(telling: Telling) -> None:
    both = ["way", "feed"]
    telling.configure(channels=CHANNELS, rules=[{**RULE, "to": both}, {**CLAIMS, "to": both}])
    telling.publish(telling.claim(5))
    telling.tell()
    warm.tracker("--home", telling.home.root, "digest", "--send", "way", "--send", "feed")
    address, sentence = "https://wire.test/loud/5", "Trainium2 is 5 times faster"
    assert holding(telling, address) == {"alerts.sqlite", "claims.atom", "told.jsonl"}
    assert "<entry>" in (telling.home.root / "feeds" / "digest-by-hand.atom").read_text()
    done = warm.tracker("--home", telling.home.root, "forget", "--article", address, "--yes")
    assert done.returncode == 0, done.stderr
    assert holding(telling, address) == holding(telling, sentence) == set()
    assert "<entry>" not in (telling.home.root / "feeds" / "digest-by-hand.atom").read_text()
    verified = warm.tracker("--home", telling.home.root, "verify")
    assert b"alerts" not in verified.stdout
    # The others stay.
    told = [json.loads(line) for line in (telling.home.root / "told.jsonl").open()]
    assert {one["rule"] for one in told} == {"hedges", "claims"}


def holding(telling: Telling, text: str) -> set[str]:
    """The files of what was told that hold a text."""
    root = telling.home.root
    files = [root / "told.jsonl", *root.glob("feeds/*"), *root.glob("data/alerts.sqlite*")]
    return {file.name for file in files if text.encode() in file.read_bytes()}


def test_a_backup_has_what_was_told(telling: Telling, tmp_path: Path) -> None:
    telling.configure(channels=CHANNELS, rules=[RULE])
    telling.tell()
    at = ("--home", telling.home.root)
    assert warm.tracker(*at, "backup", tmp_path / "backup").returncode == 0
    again = tmp_path / "again"
    done = warm.tracker("--home", again, "restore", tmp_path / "backup")
    assert done.returncode == 0, done.stderr
    listed = warm.tracker("--home", again, "alerts", "list", "--format", "json")
    assert [line["state"] for line in json.loads(listed.stdout)] == ["sent"]


def test_a_damaged_ledger_is_set_aside_and_nothing_floods(
    telling: Telling, caplog: pytest.LogCaptureFixture
) -> None:
    telling.configure(channels=CHANNELS, rules=[{**RULE, "since": None}])
    telling.tell()
    telling.home.told.write_bytes(b"no database" * 1000)
    telling.tell()
    assert "is damaged (file is not a database): kept as alerts.sqlite.damaged-" in caplog.text
    assert "it notes 1 earlier event in silence" in telling.said
    assert not (telling.home.root / "told.jsonl").exists()
    assert len(list(telling.home.data.glob("alerts.sqlite.damaged-*"))) == 1


def test_a_ledger_that_is_not_whole_is_found(telling: Telling) -> None:
    telling.configure(channels=CHANNELS, rules=[RULE])
    telling.tell()
    with sqlite3.connect(telling.home.told) as db:
        db.execute("DELETE FROM event")
    db.close()
    done = warm.tracker("--home", telling.home.root, "verify")
    assert done.returncode == 1
    assert b"alerts: 1 messages that wait and of which the event is gone" in done.stdout
    telling.home.told.write_bytes(b"no database" * 1000)
    done = warm.tracker("--home", telling.home.root, "verify")
    assert b"alerts: 1 file that is damaged" in done.stdout


def test_a_source_takes_its_silence_with_it(telling: Telling) -> None:
    telling.configure(channels=CHANNELS)
    quiet = {"reason": "quiet", "source": "wire", "says": "has gone quiet", "todo": "look"}
    row = {**quiet, "tier": "press", "url": "https://wire.test/feed"}
    day = datetime.now(UTC).date()
    events = [
        event("silence", "source_quiet", {**row, "source": source, "since": day, "until": day})
        for source in ("wire", "wired")
    ]
    with open_ledger(telling.home.told) as ledger:
        judged, now = Judged(tell=events), datetime.now(UTC)
        ledger.add("silence", "", judged, ["way"], project="tracker", now=now)
    telling.tell()
    erase_told(telling.home, [], ["wire"])
    assert [line.title for line in telling.lines()] == ["wired has gone quiet"]
    assert "wire has" not in (telling.home.root / "told.jsonl").read_text()


def test_what_waits_is_delivered_though_the_copy_cannot_be_read(waiting: Telling) -> None:
    waiting.configure(channels=CHANNELS[:1], rules=[RULE])
    (waiting.home.published / "latest.duckdb").resolve().write_bytes(b"no database" * 1000)
    summary = waiting.tell()
    assert summary.delivered.sent == 1
    assert "cannot read" in summary.problems[0]
