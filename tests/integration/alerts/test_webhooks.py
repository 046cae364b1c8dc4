"""Webhooks over real HTTP: what arrives, and what happens where it does not."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.integration.alerts.conftest import RULE, Telling
from tests.integration.alerts.receiver import Receiver, Reply
from tracker.project import read_settings
from tracker.stages.alerts import require_alerts, retry

ROOT = Path(__file__).parents[3]
SECRET = "correct horse battery staple"
CLAIMS = {"name": "claims", "kind": "claim", "min_score": 0.8, "since": "2020-01-01"}


def hook(receiver: Receiver, **more: Any) -> dict[str, Any]:
    url = f"{receiver.url}/hooks/T0P-SECRET-PATH?token=T0P-SECRET-TOKEN"
    return {"name": "way", "kind": "webhook", "url": url, "allow_private": True, **more}


def documented_check() -> Any:
    """The function that docs/alerts.md gives to receivers."""
    text = (ROOT / "docs" / "alerts.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    return names["is_from_tracker"]


def test_a_message_is_signed_as_the_documentation_says(
    waiting: Telling, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_KEY", SECRET)
    waiting.configure(channels=[hook(receiver, secret_env="HOOK_KEY")], rules=[RULE])
    waiting.tell()
    (post,) = receiver.posts
    body = post.json()
    assert post.headers["Content-Type"] == "application/json; charset=utf-8"
    assert post.headers["Idempotency-Key"] == body["id"]
    assert body["entity"] == {"id": "aws-trainium2", "name": "Trainium2"}
    assert body["said"][1]["text"] == "Trainium2 is 2x faster."
    check = documented_check()
    header = post.headers["X-Tracker-Signature"]
    now = datetime.now(UTC).timestamp()
    assert check(SECRET, header, post.body, now)
    assert not check(SECRET, header, post.body + b" ", now)
    assert not check("another", header, post.body, now)
    assert not check(SECRET, header, post.body, now + 600)
    assert not check(SECRET, "v1=0", post.body, now)


def test_slack_shows_hostile_text_as_it_is(waiting: Telling, receiver: Receiver) -> None:
    waiting.configure(channels=[hook(receiver, style="slack")], rules=[RULE])
    waiting.tell()
    message = receiver.posts[0].json()
    assert set(message) == {"text", "blocks"}
    sections = [block["text"] for block in message["blocks"] if block["type"] == "section"]
    assert {text["type"] for text in sections} == {"plain_text"}
    assert "<!channel> *now*" in sections[0]["text"]
    assert "\u202e" not in receiver.posts[0].body.decode()
    mrkdwn = [message["text"], message["blocks"][-1]["elements"][0]["text"]]
    assert mrkdwn[1].startswith("<https://wire.test/2|article> · ")
    assert not any(re.search(r"<(?!https:)", text) for text in mrkdwn)


def test_a_failure_waits_as_long_as_the_receiver_asks(waiting: Telling, receiver: Receiver) -> None:
    receiver.replies = [Reply(503, {"Retry-After": "500"}, b"busy")]
    waiting.configure(channels=[hook(receiver)], rules=[RULE, {**CLAIMS, "to": ["way"]}])
    waiting.publish(waiting.claim(5))
    summary = waiting.tell()
    assert summary.problems == ()
    # The channel is busy: the other message is not tried, and not blamed.
    assert len(receiver.posts) == 1
    lines = {line.rule: line for line in waiting.lines("pending")}
    assert (lines["hedges"].attempts, lines["claims"].attempts) == (1, 0)
    for line in lines.values():
        assert line.next_try is not None
        assert 400 < (line.next_try - datetime.now(UTC)).total_seconds() <= 501
    assert "answered 503: busy; tried again in 8 min" in waiting.said
    waiting.tell()
    assert len(receiver.posts) == 1

    number, done = retry(
        *(waiting.home, read_settings(waiting.home), require_alerts(waiting.home)), None, None
    )
    assert (number, done.sent) == (2, 2)
    first, second, third = (post.headers["Idempotency-Key"] for post in receiver.posts)
    assert first == second != third
    assert len(waiting.lines("sent")) == 2


def test_a_bad_message_does_not_hold_up_the_others(waiting: Telling, receiver: Receiver) -> None:
    receiver.replies = [Reply(422, body=b"no such field\x1b[31m")]
    waiting.configure(channels=[hook(receiver)], rules=[RULE, {**CLAIMS, "to": ["way"]}])
    waiting.publish(waiting.claim(5))
    waiting.tell()
    assert len(receiver.posts) == 2
    assert [line.rule for line in waiting.lines("pending")] == ["hedges"]
    assert "\x1b" not in waiting.said


@pytest.mark.parametrize(
    ("reply", "attempts", "words"),
    [
        (Reply(410), 20, "answered 410: ok; given up after the first attempt"),
        (Reply(500), 1, "answered 500: ok; given up after the first attempt"),
    ],
)
def test_what_is_given_up_is_a_dead_letter(
    waiting: Telling, receiver: Receiver, reply: Reply, attempts: int, words: str
) -> None:
    receiver.replies = [reply]
    waiting.configure(channels=[hook(receiver, attempts=attempts)], rules=[RULE])
    waiting.tell()
    assert words in waiting.said
    assert "1 dead letter" in waiting.said
    assert len(waiting.lines("dead")) == 1
    waiting.tell()
    assert len(receiver.posts) == 1


def test_a_redirect_is_not_followed(waiting: Telling, receiver: Receiver) -> None:
    other = Receiver()
    receiver.replies = [Reply(307, {"Location": f"{other.url}/T0P-SECRET"})]
    waiting.configure(channels=[hook(receiver)], rules=[RULE])
    waiting.tell()
    other.close()
    assert other.posts == []
    assert "answered 307: a redirect, which is not followed" in waiting.said


def test_a_private_address_must_be_allowed(waiting: Telling, receiver: Receiver) -> None:
    waiting.configure(channels=[hook(receiver, allow_private=False)], rules=[RULE])
    waiting.tell()
    assert receiver.posts == []
    assert "127.0.0.1, a private address ('allow_private: true' permits it)" in waiting.said


def test_a_server_that_drips_is_left_in_time(waiting: Telling, receiver: Receiver) -> None:
    receiver.replies = [Reply(drip=0.05)]
    waiting.configure(channels=[hook(receiver, timeout=0.5)], rules=[RULE])
    begin = datetime.now(UTC)
    waiting.tell()
    assert "did not answer within 0.5 s" in waiting.said
    assert (datetime.now(UTC) - begin).total_seconds() < 30


def test_secrets_stand_nowhere(
    waiting: Telling, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_KEY", SECRET)
    receiver.replies = [Reply(500)]
    waiting.configure(channels=[hook(receiver, secret_env="HOOK_KEY")], rules=[RULE])
    waiting.tell()
    kept = b"".join(
        file.read_bytes() for file in waiting.home.data.rglob("alerts*") if file.is_file()
    )
    for secret in (SECRET, "T0P-SECRET"):
        assert secret.encode() not in kept
        assert secret not in waiting.said
    assert f"{receiver.url}/…" in waiting.said


def test_a_secret_that_is_missing_is_named_and_nothing_is_sent(
    waiting: Telling, receiver: Receiver
) -> None:
    waiting.configure(channels=[hook(receiver, secret_file="keys/none")], rules=[RULE])
    waiting.tell()
    assert receiver.posts == []
    assert "keys/none cannot be read: No such file" in waiting.said


def test_an_address_can_be_a_secret_too(
    waiting: Telling, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOK_URL", f"{receiver.url}/secret")
    channel = {"name": "way", "kind": "webhook", "url_env": "HOOK_URL", "allow_private": True}
    waiting.configure(channels=[channel], rules=[RULE])
    waiting.tell()
    assert receiver.posts[0].path == "/secret"
