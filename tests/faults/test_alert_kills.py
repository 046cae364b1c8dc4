"""Killed in the middle of delivering, again and again: nothing is lost, nothing is another."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from tests import warm
from tests.integration.alerts.receiver import Receiver, wait_for
from tracker.alerts.event import Event
from tracker.alerts.judging import Judged
from tracker.alerts.opening import open_ledger
from tracker.home import Home

EVENTS = 60
KILLS = 8
SECONDS_A_POST = 0.02


def waiting(root: Path, receiver: Receiver) -> Home:
    """A project in which events wait for a webhook and a file."""
    home = Home(root)
    home.data.mkdir(parents=True)
    home.settings.touch()
    home.sources.write_text("sources: []\n")
    hook = {"name": "team", "kind": "webhook", "url": receiver.url, "allow_private": True}
    channels = [hook, {"name": "log", "kind": "file", "path": "told.jsonl"}]
    home.alerts.write_text(json.dumps({"channels": channels}))
    events = [Event("rule", "claim", f"claim {n}", f"Claim {n}") for n in range(EVENTS)]
    with open_ledger(home.told) as ledger:
        now = datetime.now(UTC)
        judged = Judged(tell=events)
        ledger.add("rule", "", judged, ["log", "team"], project="tracker", now=now)
    return home


def test_a_kill_while_delivering_loses_nothing_and_keeps_the_key(tmp_path: Path) -> None:
    receiver = Receiver()
    receiver.pause = SECONDS_A_POST
    home = waiting(tmp_path / "project", receiver)
    chance = random.Random(7)
    command = [sys.executable, "-m", "tracker", "--home", str(home.root), "alerts", "send"]
    nowhere = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    file = home.root / "told.jsonl"

    def delivered() -> int:
        """The file comes first, then the posts."""
        return len(receiver.posts) + (file.read_bytes().count(b"\n") if file.exists() else 0)

    for _ in range(KILLS):
        before = delivered()
        process = warm.forks().start(command, **nowhere)
        wait_for(lambda before=before: delivered() > before)
        time.sleep(chance.uniform(0, 3 * SECONDS_A_POST))
        process.kill()
        process.wait(60)
    assert len(receiver.posts) < EVENTS
    assert warm.tracker("--home", home.root, "alerts", "send").returncode == 0
    receiver.close()

    titles = {f"Claim {n}" for n in range(EVENTS)}
    told = Counter(post.headers["Idempotency-Key"] for post in receiver.posts)
    by_key = {post.headers["Idempotency-Key"]: post.json()["title"] for post in receiver.posts}
    assert len(told) == EVENTS
    assert set(by_key.values()) == titles
    # Each kill can double the one message that was under way, and no other.
    assert EVENTS <= len(receiver.posts) <= EVENTS + KILLS
    assert all(post.json()["title"] == by_key[post.json()["id"]] for post in receiver.posts)
    written = [json.loads(text)["title"] for text in file.open()]
    assert sorted(written) == sorted(titles)
    with open_ledger(home.told) as ledger:
        assert ledger.counts() == {"sent": 2 * EVENTS}
