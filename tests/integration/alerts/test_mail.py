"""Letters through a real SMTP server on loopback."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.integration.alerts.conftest import RULE, Authority, Telling
from tests.integration.alerts.receiver import Letterbox

TO = ["desk@example.com", "night@example.com"]


def post(box: Letterbox, **more: Any) -> dict[str, Any]:
    channel = {"name": "way", "kind": "email", "host": "127.0.0.1", "port": box.port}
    return {**channel, "tls": "none", "from": "tracker@example.com", "to": TO, **more}


def test_a_letter_has_text_html_and_a_stable_id(
    waiting: Telling, letterbox: Callable[..., Letterbox]
) -> None:
    box = letterbox()
    box.replies["DATA"] = ["451 try again later"]
    waiting.configure(channels=[post(box)], rules=[RULE])
    waiting.tell()
    assert "answered 451: try again later; tried again in" in waiting.said
    assert box.letters == []
    retried(waiting)
    ((sender, to, letter),) = box.letters
    assert (sender, to) == ("tracker@example.com", TO)
    (line,) = waiting.lines("sent")
    assert letter["Message-ID"] == f"<{line.id}.way@example.com>"
    assert letter["Subject"] == "[tracker] Hedge dropped by wire: Trainium2: performance 2x"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = letter.get_body(("plain",))
    html = letter.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "up to" in text.get_content()
    assert "&lt;script&gt;x&lt;/script&gt;" in html.get_content()
    assert "<script>" not in html.get_content()
    assert "\u202e" not in html.get_content()


def test_a_letter_that_is_sent_again_has_the_same_id(
    waiting: Telling, letterbox: Callable[..., Letterbox]
) -> None:
    box = letterbox()
    waiting.configure(channels=[post(box)], rules=[RULE])
    waiting.tell()
    # As if the program had been killed before it noted that the letter was taken.
    import sqlite3

    with sqlite3.connect(waiting.home.told) as db:
        db.execute("UPDATE delivery SET state = 'pending', attempts = 0")
    db.close()
    waiting.tell()
    first, second = (letter["Message-ID"] for _, _, letter in box.letters)
    assert first == second


def test_a_recipient_that_is_refused_for_good_makes_a_dead_letter(
    waiting: Telling, letterbox: Callable[..., Letterbox]
) -> None:
    box = letterbox()
    box.replies["RCPT"] = ["550 nobody here", "550 nor here"]
    waiting.configure(channels=[post(box)], rules=[RULE])
    waiting.tell()
    assert "answered 550: nobody here; given up after the first attempt" in waiting.said
    assert len(waiting.lines("dead")) == 1


def test_one_refused_recipient_keeps_the_letter_from_nobody_else(
    waiting: Telling, letterbox: Callable[..., Letterbox]
) -> None:
    box = letterbox()
    box.replies["RCPT"] = ["550 nobody here"]
    waiting.configure(channels=[post(box)], rules=[RULE])
    waiting.tell()
    assert box.letters[0][1] == [TO[1]]
    assert len(waiting.lines("sent")) == 1
    assert "desk@example.com was refused: 550 nobody here" in waiting.said


def test_starttls_guards_the_password(
    waiting: Telling, letterbox: Callable[..., Letterbox], authority: Authority, tmp_path: Path
) -> None:
    box = letterbox(tls=authority.server, password="open sesame")
    (tmp_path / "password").write_text("open sesame\n")
    channel = post(
        box,
        tls="starttls",
        user="tracker",
        password_file=str(tmp_path / "password"),
        ca_file=str(authority.ca_file),
    )
    waiting.configure(channels=[channel], rules=[RULE])
    waiting.tell()
    assert len(box.letters) == 1, waiting.said
    assert box.said.index("STARTTLS") < next(
        n for n, line in enumerate(box.said) if line.startswith("AUTH")
    )


def test_a_server_that_nobody_vouches_for_gets_nothing(
    waiting: Telling, letterbox: Callable[..., Letterbox], authority: Authority
) -> None:
    box = letterbox(tls=authority.server)
    waiting.configure(channels=[post(box, tls="starttls")], rules=[RULE])
    waiting.tell()
    assert box.letters == []
    assert "self-signed certificate" in waiting.said


def test_a_server_without_tls_gets_no_letter_where_tls_is_asked_for(
    waiting: Telling, letterbox: Callable[..., Letterbox]
) -> None:
    box = letterbox()
    waiting.configure(channels=[post(box, tls="starttls")], rules=[RULE])
    waiting.tell()
    assert box.letters == []
    assert "starttls" in waiting.said.lower()


def test_a_wrong_password_is_said_without_it(
    waiting: Telling,
    letterbox: Callable[..., Letterbox],
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PASSWORD", "wrong sesame")
    box = letterbox(tls=authority.server, password="open sesame")
    secrets = {"user": "tracker", "password_env": "PASSWORD", "ca_file": str(authority.ca_file)}
    waiting.configure(channels=[post(box, tls="starttls", **secrets)], rules=[RULE])
    waiting.tell()
    assert "does not accept the password of tracker" in waiting.said
    assert "sesame" not in waiting.said


def retried(waiting: Telling) -> None:
    from tracker.project import read_settings
    from tracker.stages.alerts import require_alerts, retry

    settings = read_settings(waiting.home)
    _, done = retry(waiting.home, settings, require_alerts(waiting.home), None, None)
    assert done.sent == 1, datetime.now(UTC)
