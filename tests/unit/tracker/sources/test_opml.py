from __future__ import annotations

import pytest

from config.models import Source
from tracker.errors import UserError
from tracker.sources.opml import Outline, merge, read_opml, to_opml

NESTED = """<?xml version="1.0" encoding="{encoding}"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="技術"><outline text="半導体">
  <outline type="rss" text="" title="速報 Chips &amp; more" xmlUrl="https://chips.example/feed"/>
</outline>
  <outline type="rss" text="No title" XMLURL=" https://b.example/rss " language="ja-JP"/>
  <outline type="link" text="A page" url="https://c.example/"/>
  <outline type="rss" text="Old" url="https://d.example/rss"/>
  <outline text="empty" xmlUrl=""/>
</outline></body></opml>"""


@pytest.mark.parametrize("encoding", ["utf-8", "shift_jis", "euc-jp", "utf-16", "iso-2022-jp"])
def test_feeds_are_found_however_deep_and_in_any_charset(encoding: str) -> None:
    assert read_opml(NESTED.format(encoding=encoding).encode(encoding)) == (
        Outline("https://chips.example/feed", "速報 Chips & more"),
        Outline("https://b.example/rss", "No title", "ja-JP"),
        Outline("https://d.example/rss", "Old"),
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<rss/>", "no OPML"),
        (b"<html>", "HTML"),
        (
            b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><opml>&b;</opml>',
            "entit",
        ),
        (b"<opml>" + b"<outline>" * 1000, "nested too deeply"),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(body: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as refused:
        read_opml(body)
    assert "\n" not in str(refused.value)
    assert refused.value.code == 2


def test_known_feeds_are_passed_over_and_names_are_made_from_titles() -> None:
    sources = [Source(name="chips", url="http://www.chips.example/feed/")]
    merged = merge(
        [
            Outline("https://chips.example/feed", "Chips"),
            Outline("https://b.example/rss", "Chips", "ja-JP"),
            Outline("feed://b.example/rss", "Again"),
            Outline("https://速報.example/c/", "速報"),
            Outline("https://d.example/ai/feed", "The “AI” Café"),
            Outline("https://e.example/ai/feed", "The AI Cafe!"),
            Outline("file:///etc/passwd", "x"),
            Outline("https://[", "x"),
        ],
        sources,
    )
    assert [(entry["name"], entry["url"]) for entry in merged.entries] == [
        ("chips-2", "https://b.example/rss"),
        ("source", "https://速報.example/c/"),
        ("the-ai-cafe", "https://d.example/ai/feed"),
        ("the-ai-cafe-ai", "https://e.example/ai/feed"),
    ]
    assert merged.entries[0]["lang"] == "ja"
    assert merged.known == 2
    assert len(merged.problems) == 2


def test_what_is_written_is_read_again() -> None:
    sources = [
        Source(name="a", title='A <"quoted"> & more', url="https://a.example/f?x=1&y=2", lang="en"),
        Source(name="b", kind="sitemap", url="https://b.example/sitemap.xml"),
        Source(name="c", url="https://c.example/feed"),
    ]
    assert read_opml(to_opml(sources, "mine & yours").encode()) == (
        Outline("https://a.example/f?x=1&y=2", 'A <"quoted"> & more', "en"),
        Outline("https://c.example/feed", "c"),
    )


def test_what_a_list_may_not_say_is_a_problem_and_costs_no_other() -> None:
    outlines = [
        Outline("https://jane:hunter22@a.example/feed", "Password"),
        Outline("https://b.example/?x=${AWS_SECRET_ACCESS_KEY}", "Fishing"),
        Outline("https://${HOME}.example/", "Host"),
        Outline("https://c.example/feed", "Good"),
    ]
    merged = merge(outlines, ())
    assert [entry["name"] for entry in merged.entries] == ["fishing", "host", "good"]
    (problem,) = merged.problems
    assert "before its host" in problem
    assert "hunter22" not in problem
    # Who made the list learns nothing of the environment of who takes it.
    assert not any(Source.model_validate(entry).secret_names for entry in merged.entries)
