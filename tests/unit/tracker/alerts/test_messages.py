"""Messages of any event hold what their receivers can take."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from config.telling.channels import EmailChannel
from tracker.alerts.event import Event, Said, Told, clean, web_address
from tracker.alerts.messages.atom import atom
from tracker.alerts.messages.body import line
from tracker.alerts.messages.letter import letter
from tracker.alerts.messages.slack import slack
from tracker.plain import cut

POST = EmailChannel.model_validate(
    {"name": "post", "host": "mx", "from": "a@example.com", "to": ["b@example.com"]}
)
FOUND = datetime(2026, 10, 1, tzinfo=UTC)
texts = st.text(st.characters(), max_size=400)


@st.composite
def told(draw: st.DrawFn) -> Told:
    said = draw(st.lists(st.tuples(texts, texts), max_size=8))
    lines = draw(st.lists(texts, max_size=3))
    event = Event(
        *("rule", "claim", "subject", cut(draw(texts), 300)),
        said=tuple(Said(cut(where, 300), cut(text, 1000)) for where, text in said),
        url=web_address(draw(texts | st.just("https://wire.test/a?b=1&c=%20"))),
        details={"parts_of_digest": [{"title": "Rising", "lines": [cut(x, 300) for x in lines]}]},
    )
    return Told("0" * 32, "tracker", FOUND, event)


@given(told())
def test_any_event_makes_a_feed_that_parses(event: Told) -> None:
    root = etree.fromstring(atom("tracker", "rule", [event], FOUND))
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 1


@given(told())
def test_any_event_makes_a_letter_without_headers_of_its_own(event: Told) -> None:
    raw = letter(event, POST).as_bytes()
    names = {text.split(b":")[0] for text in raw.partition(b"\r\n\r\n")[0].split(b"\r\n")}
    assert {name for name in names if not name.startswith((b" ", b"\t"))} == {
        *(b"Subject", b"From", b"To", b"Date", b"Message-ID", b"Auto-Submitted"),
        *(b"X-Tracker-Event", b"X-Tracker-Rule", b"MIME-Version", b"Content-Type"),
    }


@given(told())
def test_any_event_is_within_the_limits_of_slack(event: Told) -> None:
    message = slack(event)
    assert len(message["blocks"]) <= 50
    for block in message["blocks"]:
        text = block.get("text", {}).get("text", "x")
        assert 0 < len(text) <= (150 if block["type"] == "header" else 3000)
    assert "<" not in message["text"]


@given(told())
def test_any_event_is_one_line_of_json(event: Told) -> None:
    assert line(event).count("\n") == 1
    assert json.loads(line(event))["id"] == event.id


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


@given(json_values)
def test_details_are_bounded_and_harmless(value: Any) -> None:
    text = json.dumps(clean(value), ensure_ascii=False)
    assert not any(c in text for c in "\x1b\u202e\u2028\r")
    json.loads(text)


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "https://x/\n", 'https://x/"onclick', "https://x/>", None):
        assert web_address(url) is None
