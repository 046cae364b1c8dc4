from __future__ import annotations

import io
from zoneinfo import ZoneInfo

from crawler.probing.findings import Found, Sample, SiteFinding, SourceCheck
from tracker.sources.view import write_check, write_finding

TOKYO = ZoneInfo("Asia/Tokyo")
STRANGE = Sample(
    "https://news.example/[a]",
    title="[bold]A [/nothing] \x1b[31mtitle",
    authors=("[red]Ada[/]",),
    beginning="[link=x]推論の速度" * 20,
    characters=1,
)


def test_what_strangers_write_is_shown_and_never_obeyed() -> None:
    stream = io.StringIO()
    found = Found("https://news.example/[feed]", "feed", items=1, samples=(STRANGE,))
    write_finding(
        SiteFinding("https://news.example", (found,), ("[x] \x1b[2J went",)), TOKYO, stream
    )
    check = SourceCheck(
        "a", "feed", "https://x.example/", status=200, title="[i]T", items=1, samples=(STRANGE,)
    )
    write_check(check, TOKYO, stream)
    shown = stream.getvalue()
    assert "\x1b" not in shown
    for text in ("[bold]A [/nothing]", "[red]Ada[/]", "[link=x]推論", "[feed]", "[x]", "“[i]T”"):
        assert text in shown
    assert "1 character\n" in shown


def test_a_broken_source_says_why() -> None:
    stream = io.StringIO()
    write_check(SourceCheck("a", "feed", "https://x.example/", failure="HTTP 404"), TOKYO, stream)
    assert stream.getvalue().startswith("✗ a  feed  https://x.example/")
    assert "! HTTP 404" in stream.getvalue()
