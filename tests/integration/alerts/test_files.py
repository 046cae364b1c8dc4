"""Feeds and files."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

from lxml import etree

from tests.integration.alerts.conftest import RULE, Telling

ATOM = {"a": "http://www.w3.org/2005/Atom"}
CLAIMS = {"name": "claims", "kind": "claim", "min_score": 0.8, "since": "2020-01-01", "to": ["way"]}


def test_a_feed_is_valid_atom_and_holds_the_latest(waiting: Telling) -> None:
    channel = {"name": "way", "kind": "feed", "path": "feeds", "entries": 3}
    waiting.configure(channels=[channel], rules=[RULE, CLAIMS])
    waiting.publish(*(waiting.claim(number) for number in range(5, 9)))
    waiting.tell()
    folder = waiting.home.root / "feeds"
    assert sorted(file.name for file in folder.iterdir()) == ["claims.atom", "hedges.atom"]
    entries = etree.parse(folder / "claims.atom").findall("a:entry", ATOM)
    assert len(entries) == 3

    feed = etree.parse(folder / "hedges.atom").getroot()
    (entry,) = feed.findall("a:entry", ATOM)
    for element in (feed, entry):
        # RFC 4287, 4.1.1 and 4.1.2.
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", ATOM)) == 1
        assert datetime.fromisoformat(element.findtext("a:updated", None, ATOM) or "")
        assert UUID((element.findtext("a:id", None, ATOM) or "").removeprefix("urn:uuid:"))
    assert feed.findtext("a:author/a:name", None, ATOM) == "tracker"
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == "https://wire.test/2"
    content = entry.findtext("a:content", "", ATOM)
    assert "&lt;script&gt;" in content
    assert "<script>" not in content


def test_a_line_that_a_kill_has_torn_is_mended_and_none_stands_twice(waiting: Telling) -> None:
    channel = {"name": "way", "kind": "file", "path": "told.jsonl"}
    waiting.configure(channels=[channel], rules=[RULE])
    waiting.tell()
    file = waiting.home.root / "told.jsonl"
    whole = file.read_bytes()
    import sqlite3

    for left in (whole, whole[:50], whole + b'{"version": 1, "id": "tor'):
        file.write_bytes(left)
        with sqlite3.connect(waiting.home.told) as db:
            db.execute("UPDATE delivery SET state = 'pending'")
        db.close()
        waiting.tell()
        assert file.read_bytes() == whole
    assert json.loads(whole)["rule"] == "hedges"


def test_a_folder_that_cannot_be_written_is_said_and_tried_again(waiting: Telling) -> None:
    waiting.configure(
        channels=[{"name": "way", "kind": "file", "path": "sources.yaml/told.jsonl"}], rules=[RULE]
    )
    waiting.tell()
    assert "cannot be written: file exists; tried again in" in waiting.said
    assert len(waiting.lines("pending")) == 1
