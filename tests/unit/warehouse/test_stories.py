from __future__ import annotations

from datetime import date, timedelta

from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press, Row, article

DAY = date(2026, 2, 2)


def sentences(*names: object) -> str:
    return "\n".join(f"This is the long sentence {name}." for name in names)


def told(number: int, text: str, *, source: str = "wire", later: int = 0) -> Row:
    day = DAY + timedelta(days=later)
    title = f"Headline {number}"
    return article(f"https://{source}.test/{number}", text, day=day, source=source, title=title)


def stories(con: DuckDBPyConnection) -> list[set[str]]:
    found = con.execute("SELECT list(url) FROM articles GROUP BY story_id").fetchall()
    return sorted((set(urls) for (urls,) in found), key=sorted)


def test_two_articles_of_the_same_sentences_are_one_story_named_after_the_earlier(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(told(1, sentences(1, 2, 3, 4), later=1), told(2, sentences(1, 2, 3, 5), source="b"))
    press.load(con)
    assert len(stories(con)) == 1
    story = con.execute("SELECT title, articles, sources FROM story").fetchall()
    assert story == [("Headline 2", 2, 2)]


def test_two_shared_sentences_are_too_few(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(told(1, sentences(1, 2)), told(2, sentences(1, 2), source="b"))
    press.load(con)
    assert len(stories(con)) == 2


def test_less_than_half_of_the_smaller_is_too_little(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(
        told(1, sentences(1, 2, 3, *"abcd")), told(2, sentences(1, 2, 3, *"efgh"), source="b")
    )
    press.load(con)
    assert len(stories(con)) == 2


def test_a_short_article_inside_a_long_one_is_its_story(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(told(1, sentences(1, 2, 3)), told(2, sentences(*range(40)), source="b"))
    press.load(con)
    assert len(stories(con)) == 1


def test_short_sentences_are_no_evidence(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(told(1, "One.\nTwo.\nThree."), told(2, "One.\nTwo.\nThree.", source="b"))
    press.load(con)
    assert len(stories(con)) == 2


def test_the_boilerplate_of_a_source_is_no_evidence(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(*(told(n, sentences("x", "y", "z", f"{n} alone")) for n in range(6)))
    press.load(con)
    assert len(stories(con)) == 6


def test_five_articles_with_the_same_sentences_are_still_a_story(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(*(told(n, sentences("x", "y", "z", f"{n} alone")) for n in range(5)))
    press.load(con)
    assert len(stories(con)) == 1


def test_boilerplate_that_comes_late_takes_a_story_apart_again(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(*(told(n, sentences("x", "y", "z", f"{n} alone")) for n in range(2)))
    press.load(con)
    assert len(stories(con)) == 1
    press.issue(*(told(n, sentences("x", "y", "z", f"{n} alone")) for n in range(2, 7)))
    press.load(con)
    assert len(stories(con)) == 7
    assert con.execute("SELECT count(*) FROM story").fetchone() == (7,)


def test_a_chain_of_retellings_is_one_story(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(
        *(told(n, sentences(*range(2 * n, 2 * n + 6)), source=f"s{n}", later=n) for n in range(8))
    )
    press.load(con)
    assert len(stories(con)) == 1
    assert con.execute("SELECT title FROM story").fetchall() == [("Headline 0",)]


def test_an_earlier_telling_that_comes_late_gives_the_story_its_name(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(told(1, sentences(1, 2, 3), later=5), told(2, sentences(1, 2, 3), later=6))
    press.load(con)
    press.issue(told(3, sentences(1, 2, 3), source="first"))
    press.load(con)
    assert con.execute("SELECT title, articles FROM story").fetchall() == [("Headline 3", 3)]


def test_an_edit_can_leave_a_story(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(told(1, sentences(1, 2, 3)), told(2, sentences(1, 2, 3), source="b"))
    press.load(con)
    edited = told(2, sentences(7, 8, 9), source="b")
    press.issue({**edited, "fetched_at": "2026-03-09T00:00:00+00:00"})
    press.load(con)
    assert len(stories(con)) == 2


def test_undated_tellings_come_after_the_dated(press: Press, con: DuckDBPyConnection) -> None:
    undated = article("https://a.test/1", sentences(1, 2, 3), title="Undated", source="a")
    press.issue(undated, told(2, sentences(1, 2, 3)))
    press.load(con)
    assert con.execute("SELECT title FROM story").fetchall() == [("Headline 2",)]
