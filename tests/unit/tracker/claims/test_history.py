"""The history of a claim, telling by telling."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

from duckdb import DuckDBPyConnection
from markdown_it import MarkdownIt

from tests.unit.tracker.claims.conftest import BARE, HEDGED
from tracker.claims.asked import answer
from tracker.claims.history import History, history_of
from tracker.claims.history_view import write_history

KEY = "trainium2|performance|2|x"
Told = Callable[..., DuckDBPyConnection]


def history(con: DuckDBPyConnection) -> History:
    return history_of(KEY, answer(con, "history", {"key": KEY}))


def written(found: History, form: str = "table") -> str:
    stream = io.StringIO()
    write_history(found, form, stream)
    return stream.getvalue()


def test_changed_words_are_marked_against_the_telling_before(told: Told) -> None:
    con = told(
        ("Trainium2 is up to 2x faster than before.", HEDGED),
        ("Trainium2 is 2x faster than before.", BARE),
    )
    text = written(history(con))
    assert "    Trainium2 is [-up to -]2x faster than before.\n" in text
    assert "since 1: hedge dropped, attribution dropped, comparator changed" in text
    assert "2 tellings by 1 source" in text
    assert "hedged in 1, attributed in 1 of 2" in text


def test_an_article_that_tells_it_more_than_once_is_named_once(told: Told, today: date) -> None:
    text = "Trainium2 is up to 2x faster. So it is 2x faster."
    claims = [
        {**HEDGED, "start": 0, "end": 28},
        {**BARE, "start": 30, "end": len(text)},
    ]
    found = history(told((text, claims), title="A chip"))
    shown = written(found)
    assert f"2 tellings by 1 source, {today}; " in shown
    assert f" 1  {today}  wire  “A chip”\n" in shown
    assert f" 2  {today}  wire  same article\n" in shown
    marked = written(found, "markdown")
    assert f"1. {today}, wire: “A chip”\n" in marked
    assert f"2. {today}, wire: same article\n" in marked


def test_a_sentence_like_no_other_is_shown_as_it_is(told: Told) -> None:
    con = told(("Trainium2 is up to 2x faster.", HEDGED), ("性能が2倍になった。", BARE))
    second = history(con).tellings[1]
    assert second.against is None
    assert [piece.change for piece in second.pieces] == ["same"]


def test_what_another_telling_came_between_is_marked_against_the_one_it_is_like(
    told: Told,
) -> None:
    con = told(
        ("Trainium2 is up to 2x faster than before.", HEDGED),
        ("性能が2倍になった。", BARE),
        ("Trainium2 is 2x faster than before.", BARE),
    )
    assert [telling.against for telling in history(con).tellings] == [None, None, 1]
    assert "marked against 1" in written(history(con))


def test_words_of_the_claim_are_compared_where_sentences_are_not_alike(told: Told) -> None:
    first = "AWSは、新しいチップで学習の速さが変わると述べ、Trainium2の性能は最大2倍だとした。"
    second = "国内の会社は、性能は2倍というこの話を信じていない。"
    hedged = {**HEDGED, "start": first.index("性能"), "end": first.index("だとした")}
    bare = {**BARE, "start": second.index("性能"), "end": second.index("という")}
    text = written(history(told((first, hedged), (second, bare))))
    assert "国内の会社は、性能は[-最大-]2倍というこの話を信じていない。" in text


def test_markdown_shows_words_of_articles_as_they_are(told: Told) -> None:
    con = told(
        ("Trainium2 is up to 2x faster <script>alert(1)</script> *now*.", HEDGED),
        ("Trainium2 is 2x faster <script>alert(1)</script> *now*.", BARE),
        title="<b>bold</b>",
    )
    rendered = (
        MarkdownIt("commonmark").enable("strikethrough").render(written(history(con), "markdown"))
    )
    assert "<script>" not in rendered
    assert "<b>" not in rendered
    assert "Trainium2 is <s>up to</s> 2x faster" in rendered


def test_nothing_of_an_article_steers_the_terminal(told: Told) -> None:
    con = told(
        ("Trainium2 is \x1b[31mup to\u202e 2x faster [bold].", HEDGED),
        title="\x1b]0;owned\x07",
    )
    text = written(history(con))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]" in text
