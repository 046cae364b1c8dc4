from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.warehouse.conftest import (
    Press,
    Row,
    article,
    new_warehouse,
)
from warehouse import near_duplicates, stories

DAY = date(2026, 2, 2)
HEADS = ("chip", "rack", "cloud", "power", "fibre", "cabinet")
WORDS = [head + tail for head in HEADS for tail in ("lor", "min", "set", "tan")]


def sentences(*names: object) -> str:
    return "\n".join(" ".join(random.Random(str(n)).sample(WORDS, 16)) + "." for n in names)


def told(number: int, text: str, *, source: str = "wire", later: int = 0, **fields: str) -> Row:
    day = DAY + timedelta(days=later)
    title = fields.pop("title", f"Headline of {source}")
    return article(
        f"https://{source}.test/{number}", text, day=day, source=source, title=title, **fields
    )


def stories_of(con: DuckDBPyConnection) -> list[set[str]]:
    found = con.execute("SELECT list(url) FROM articles GROUP BY story_id").fetchall()
    return sorted((set(urls) for (urls,) in found), key=sorted)


def test_two_articles_of_the_same_sentences_are_one_story_named_after_the_earlier(
    press: Press, con: DuckDBPyConnection
) -> None:
    late = told(1, sentences(1, 2, 3, 4), later=1)
    press.issue(late, told(2, sentences(1, 2, 3, 5), source="b", lang="ja"))
    press.load(con)
    assert len(stories_of(con)) == 1
    found = con.execute(
        "SELECT title, first_source, first_url, articles, sources, languages FROM stories"
    ).fetchall()
    assert found == [("Headline of b", "b", "https://b.test/2", 2, 2, ["en", "ja"])]


def test_articles_that_share_less_than_half_are_two_stories(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(
        told(1, sentences(1, 2, 3, *"abcd")), told(2, sentences(1, 2, 3, *"efgh"), source="b")
    )
    press.load(con)
    assert len(stories_of(con)) == 2


def test_a_copy_that_was_cut_is_its_story(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(told(1, sentences(*range(10))), told(2, sentences(0, 1, 2), source="b", later=1))
    press.load(con)
    assert len(stories_of(con)) == 1


def test_what_is_a_small_part_of_a_digest_is_not_its_story(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(told(1, sentences(1, 2, 3)), told(2, sentences(*range(40)), source="b", later=1))
    press.load(con)
    assert len(stories_of(con)) == 2


def test_a_page_that_takes_over_two_articles_does_not_make_one_story_of_them(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(
        told(1, sentences(1, 2, 3, 4), source="a"),
        told(2, sentences(5, 6, 7), source="b"),
        told(3, sentences(1, 2, 3, 4, 5, 6, 7), source="c", later=1),
    )
    press.load(con)
    assert stories_of(con) == [{"https://a.test/1", "https://c.test/3"}, {"https://b.test/2"}]


def test_filled_templates_of_one_outlet_are_different_news(
    press: Press, con: DuckDBPyConnection
) -> None:
    text = "Starting today it is sold in {}.\n" + sentences(1, 2, 3, 4)
    press.issue(
        *(
            told(n, text.format(place), title=f"Now sold in {place}")
            for n, place in enumerate(("Osaka", "Zurich", "Milan"))
        ),
        told(9, text.format("Osaka"), title="Now sold in Osaka", source="echo", later=1),
    )
    press.load(con)
    assert [len(urls) for urls in stories_of(con)] == [2, 1, 1]


def test_an_article_at_a_second_address_of_its_outlet_is_one_story(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(*(told(n, sentences(1, 2, 3), title="Osaka opens") for n in range(2)))
    press.load(con)
    assert len(stories_of(con)) == 1


def test_short_texts_are_no_evidence(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(told(1, "One.\nTwo.\nThree."), told(2, "One.\nTwo.\nThree.", source="b"))
    press.load(con)
    assert len(stories_of(con)) == 2


def test_boilerplate_that_comes_late_takes_a_story_apart_again(
    press: Press, con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "CROWD", 5)
    text = sentences("x", "y", "z")
    press.issue(*(told(n, text, source=f"s{n}") for n in range(5)))
    press.load(con)
    assert len(stories_of(con)) == 1
    press.issue(told(5, text, source="s5"))
    press.load(con)
    assert len(stories_of(con)) == 6
    assert con.execute("SELECT count(*) FROM story").fetchone() == (6,)
    press.issue(told(5, sentences("else"), source="s5", fetched_at="2026-03-09T00:00:00+00:00"))
    press.load(con)
    assert [len(urls) for urls in stories_of(con)] == [5, 1]


def test_a_chain_of_retellings_is_one_story(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(
        *(
            told(n, sentences(*range(n, n + 6)), source=letter, later=n)
            for n, letter in enumerate("abcdefgh")
        )
    )
    press.load(con)
    assert len(stories_of(con)) == 1
    assert con.execute("SELECT title FROM story").fetchall() == [("Headline of a",)]


def test_an_earlier_telling_that_comes_late_gives_the_story_its_name(
    press: Press, con: DuckDBPyConnection
) -> None:
    text = sentences(1, 2, 3)
    press.issue(told(1, text, later=5), told(2, text, source="b", later=6))
    press.load(con)
    press.issue(told(3, text, source="first"))
    press.load(con)
    assert con.execute("SELECT title, articles FROM story").fetchall() == [("Headline of first", 3)]


def test_an_edit_can_leave_a_story(press: Press, con: DuckDBPyConnection) -> None:
    text = sentences(1, 2, 3)
    press.issue(told(1, text), told(2, text, source="b"), told(3, text, source="c", later=1))
    press.load(con)
    assert len(stories_of(con)) == 1
    press.issue(told(1, sentences(7, 8), fetched_at="2026-03-09T00:00:00+00:00"))
    press.load(con)
    assert [len(urls) for urls in stories_of(con)] == [2, 1]
    assert con.execute("SELECT sum(articles) FROM story").fetchone() == (3,)


def test_a_story_whose_original_is_deleted_goes_on_without_it(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(
        told(1, sentences(1, 2, 3, 4), source="a"),
        told(2, sentences(1, 2, 3), source="b", later=1),
        told(3, sentences(2, 3, 4), source="c", later=2),
        told(4, sentences(7, 8, 9)),
    )
    press.load(con)
    con.execute("DELETE FROM article WHERE source = 'a'")
    press.issue(told(5, sentences("another")))
    press.load(con)
    found = con.execute("SELECT title, articles FROM story ORDER BY ALL").fetchall()
    assert found == [("Headline of b", 2), ("Headline of wire", 1), ("Headline of wire", 1)]


def test_undated_tellings_come_after_the_dated(press: Press, con: DuckDBPyConnection) -> None:
    undated = article("https://a.test/1", sentences(1, 2, 3), title="Undated", source="a")
    press.issue(undated, told(2, sentences(1, 2, 3)))
    press.load(con)
    assert con.execute("SELECT title FROM story").fetchall() == [("Headline of wire",)]


def test_other_rules_make_all_stories_anew(
    press: Press, con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.issue(told(1, sentences(1, 2, 3)), told(2, sentences(1, 2, 3), source="b"))
    press.load(con)
    monkeypatch.setattr(near_duplicates, "RULES", "another")
    monkeypatch.setattr(near_duplicates, "SHARED_WORD_FOR_WORD", 2.0)
    monkeypatch.setattr(near_duplicates, "SHARED", 2.0)
    press.load(con)
    assert len(stories_of(con)) == 2


def test_what_was_loaded_before_stories_could_be_made_is_made_up_for(
    press: Press, con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.issue(told(1, sentences(1, 2, 3)))
    with monkeypatch.context() as patched:
        patched.setattr(stories, "_compare", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            press.load(con)
    press.issue(told(2, sentences(1, 2, 3), source="b", later=1))
    press.load(con)
    assert len(stories_of(con)) == 1
    assert con.execute("SELECT count(*) FROM untold").fetchone() == (0,)


def _interrupted(_: DuckDBPyConnection) -> None:
    raise KeyboardInterrupt


def test_keys_are_sorted_when_many_are_not(
    press: Press, con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "UNSORTED_KEYS", 50)
    found = []
    for number in range(4):
        press.issue(told(number, sentences(number)))
        press.load(con)
        keys = [key for (key,) in con.execute("SELECT key FROM meeting").fetchall()]
        found.append((len(keys), keys == sorted(keys)))
    assert found[1:] == [(42, False), (63, True), (84, False)]


ARTICLES = st.lists(
    st.builds(
        lambda name, source, later, lines, again: told(
            name,
            sentences(*sorted(lines)),
            source=source,
            later=later,
            fetched_at=f"2026-03-{10 + again}T00:00:00+00:00",
        ),
        st.integers(0, 3),
        st.sampled_from("abc"),
        st.integers(0, 3),
        st.sets(st.integers(0, 6), min_size=1, max_size=7),
        st.integers(0, 9),
    ),
    min_size=2,
    max_size=9,
    unique_by=lambda row: (row["url"], row["fetched_at"]),
)


@settings(
    max_examples=effort(6),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(articles=ARTICLES, chance=st.randoms(use_true_random=False))
def test_the_order_and_the_batches_of_loading_do_not_matter(
    articles: list[Row], chance: random.Random
) -> None:
    at_once = _loaded([articles])
    shuffled = chance.sample(articles, len(articles))
    cuts = sorted(chance.sample(range(len(articles)), chance.randint(1, len(articles) - 1)))
    bounds = list(zip([0, *cuts], [*cuts, len(articles)], strict=True))
    assert _loaded([shuffled[start:end] for start, end in bounds if start < end]) == at_once


def _loaded(batches: list[list[Row]]) -> list[object]:
    with TemporaryDirectory() as folder, new_warehouse() as con:
        press, patch = Press(Path(folder)), pytest.MonkeyPatch()
        with patch.context() as patched:
            patched.setattr(stories, "CROWD", 3)
            patched.setattr(stories, "UNSORTED_KEYS", 60)
            for batch in batches:
                press.segment("articles", batch)
                assert press.load(con).problems == ()
        return [
            con.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()
            for columns, table in (
                ("article_id, story_id", "article"),
                ("*", "story"),
                ("article_id, copy_of, resemblance", "telling"),
                ("*", "meeting"),
            )
        ]
