"""Killed in the middle of delivering, again and again: nothing is lost, nothing is another."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from tests.integration.alerts.receiver import Receiver
from tracker.alerts.event import Event
from tracker.alerts.judging import Judged
from tracker.alerts.opening import open_ledger
from tracker.home import Home

EVENTS = 60
KILLS = 8
SECONDS_A_POST = 0.02
PROGRAM = """
import sys
from pathlib import Path
from config.models import Settings
from tracker.home import Home
from tracker.progress import Progress
from tracker.stages.alerts import alerts
print("ready", flush=True)
alerts(Home(Path(sys.argv[1])), Settings(), Progress())
"""


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
    kills = 0
    while True:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(home.root)], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        if kills < KILLS:
            time.sleep(chance.uniform(0.01, EVENTS * SECONDS_A_POST / KILLS * 1.5))
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
            process.wait()
            continue
        assert process.wait(60) == 0
        break
    receiver.close()

    titles = {f"Claim {n}" for n in range(EVENTS)}
    told = Counter(post.headers["Idempotency-Key"] for post in receiver.posts)
    by_key = {post.headers["Idempotency-Key"]: post.json()["title"] for post in receiver.posts}
    assert len(told) == EVENTS
    assert set(by_key.values()) == titles
    # Each kill can double the one message that was under way, and no other.
    assert EVENTS <= len(receiver.posts) <= EVENTS + kills
    assert all(post.json()["title"] == by_key[post.json()["id"]] for post in receiver.posts)
    written = [json.loads(text)["title"] for text in (home.root / "told.jsonl").open()]
    assert sorted(written) == sorted(titles)
    with open_ledger(home.told) as ledger:
        assert ledger.counts() == {"sent": 2 * EVENTS}
