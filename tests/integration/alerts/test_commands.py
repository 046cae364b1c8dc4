"""`tracker alerts` and `tracker digest` as a user types them."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from typing import Any

import pytest

from tests import warm
from tests.integration.alerts.conftest import RULE, Telling
from tests.integration.alerts.receiver import Receiver, Reply

FILE = {"name": "way", "kind": "file", "path": "told.jsonl"}


def tracker(telling: Telling, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return warm.tracker("--home", telling.home.root, *arguments)


def rows(telling: Telling, *arguments: str) -> list[dict[str, Any]]:
    done = tracker(telling, *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_check_shows_what_would_be_told_and_changes_nothing(telling: Telling) -> None:
    telling.configure(channels=[FILE], rules=[RULE])
    for _ in range(2):
        (row,) = rows(telling, "alerts", "check")
        assert row["title"] == "Hedge dropped by wire: Trainium2: performance 2x"
    assert not telling.home.told.exists()
    assert tracker(telling, "alerts", "send").returncode == 0
    assert rows(telling, "alerts", "check") == []
    (line,) = rows(telling, "alerts", "list")
    assert (line["state"], line["id"][:8]) == ("sent", row["id"])


def test_a_dead_letter_is_listed_and_can_be_tried_again(
    waiting: Telling, receiver: Receiver
) -> None:
    hook = {"name": "way", "kind": "webhook", "url": receiver.url, "allow_private": True}
    receiver.replies = [Reply(410)]
    waiting.configure(channels=[hook], rules=[RULE])
    assert tracker(waiting, "alerts", "send").returncode == 1
    (line,) = rows(waiting, "alerts", "list", "--state", "dead")
    done = tracker(waiting, "alerts", "retry", line["id"][:8])
    assert (done.returncode, done.stderr.decode()) == (0, "alerts: 1 tried again, 1 sent\n")
    assert len(receiver.posts) == 2
    again = tracker(waiting, "alerts", "retry", line["id"])
    assert (again.returncode, again.stderr.decode()) == (
        1,
        "alerts: 0 tried again, 0 sent\ntracker: nothing of these events has failed\n",
    )


def test_a_channel_can_be_tested(telling: Telling, receiver: Receiver) -> None:
    receiver.replies = [Reply(), Reply(500)]
    hook = {"name": "team", "kind": "webhook", "url": receiver.url, "allow_private": True}
    telling.configure(channels=[hook])
    done = tracker(telling, "alerts", "test", "team")
    assert (done.returncode, done.stdout) == (0, b"team: sent\n")
    assert "日本語" in receiver.posts[0].body.decode()
    assert tracker(telling, "alerts", "test", "team").returncode == 1
    unknown = tracker(telling, "alerts", "test", "taem")
    assert unknown.returncode == 2
    assert b"alerts.yaml has no channel 'taem'; did you mean 'team'?" in unknown.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("alerts", "check"), "has no rules yet; docs/alerts.md shows some"),
        (("alerts", "retry", "--all"), "has no channels yet"),
        (("alerts", "retry"), "name events by their ids, or give --all"),
        (("digest", "--send", "team"), "has no channels yet"),
        (("digest", "--until", "someday"), "'someday' is no day"),
    ],
)
def test_wrong_use_is_one_line(telling: Telling, arguments: tuple[str, ...], words: str) -> None:
    done = tracker(telling, *arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


class Page(HTMLParser):
    """Which tags and links a page has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str | None] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value for name, value in attrs if name in {"href", "src"}}


def test_a_digest_has_what_moved_and_shows_hostile_text_as_it_is(telling: Telling) -> None:
    telling.publish(telling.claim(5, parts=[{"what": "no speaker", "amount": 0.1}]))
    text = tracker(telling, "digest").stdout.decode()
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == [
        "New names",
        "New claims, the loudest first",
        "Hedges dropped",
        "Contradictions",
        "Coverage",
    ]
    assert "**Trainium2: performance 5x**, score 0.90; leaves open: who says so" in text
    assert "\u202e" not in text
    assert "<script>" not in text
    html = tracker(telling, "digest", "--format", "html").stdout.decode()
    page = Page(html)
    assert "script" not in page.tags
    assert "https://wire.test/loud/5" in page.links
    assert all((link or "").startswith("https://wire.test/") for link in page.links)
    assert "\u202e" not in html


def test_a_digest_that_is_sent_by_hand_arrives_each_time(telling: Telling) -> None:
    telling.configure(channels=[FILE])
    for _ in range(2):
        assert tracker(telling, "digest", "--send", "way").returncode == 0
    told = [json.loads(line) for line in (telling.home.root / "told.jsonl").open()]
    assert [one["kind"] for one in told] == ["digest", "digest"]
    assert told[0]["id"] != told[1]["id"]


def test_the_doctor_tells_of_dead_letters_and_of_mistakes(
    waiting: Telling, receiver: Receiver
) -> None:
    hook = {"name": "way", "kind": "webhook", "url": receiver.url, "allow_private": True}
    receiver.replies = [Reply(410)]
    waiting.configure(channels=[hook], rules=[RULE])
    waiting.tell()
    said = tracker(waiting, "doctor").stdout.decode()
    assert "1 rule; 0 sent, 0 waiting, 1 dead letter" in said
    waiting.configure(channels=[{**hook, "stile": "json"}])
    said = " ".join(tracker(waiting, "doctor").stdout.decode().split())
    assert "unknown key 'stile'; did you mean 'style'?" in said
    assert "correct it; nobody is told anything until then" in said


def test_a_project_that_tells_nobody_has_nothing_to_send(telling: Telling) -> None:
    said = b"alerts: no channel in alerts.yaml, so nobody is told anything\n"
    assert tracker(telling, "alerts", "send").stderr == said
    telling.configure(channels=[], rules=[], digests=[])
    done = tracker(telling, "alerts", "send")
    assert (done.returncode, done.stderr) == (0, said)
    telling.configure(chanels=[])
    assert tracker(telling, "alerts", "send").returncode == 1
