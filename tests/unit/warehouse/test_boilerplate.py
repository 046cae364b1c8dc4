"""What a source repeats in article after article is marked, and not counted."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import (
    Press,
    Row,
    analysis,
    article,
    new_warehouse,
)
from tests.unit.warehouse.test_load import dump, one
from warehouse.counts import FEWEST_STORIES

ABOUT = "NVIDIA leads the world in accelerated computing."
MARKED = "SELECT article_url, surface FROM mentions WHERE is_boilerplate ORDER BY ALL"


def press_release(number: int, *lines: str, source: str = "wire", **fields: Any) -> Row:
    """An article whose own words nobody else uses."""
    own = " ".join(f"word{number}{letter}" for letter in "abcdefghijklmnop")
    url = f"https://{source}.test/{number}"
    return article(url, "\n".join([own, *lines]), source=source, day="2026-02-02", **fields)


def naming(con: DuckDBPyConnection, entity: str) -> int:
    return int(one(con, "SELECT count(*) FROM entity_articles WHERE entity = ?", entity))


def test_the_fifth_article_takes_the_sentence_out_of_the_earlier_four(
    press: Press, con: DuckDBPyConnection
) -> None:
    for number in range(FEWEST_STORIES - 1):
        press.issue(press_release(number, "AWS buys H100.", ABOUT))
        press.load(con)
    assert naming(con, "nvidia") == FEWEST_STORIES - 1
    press.issue(press_release(FEWEST_STORIES, "NVIDIA itself has news.", ABOUT))
    press.load(con)
    assert naming(con, "nvidia") == 1
    assert one(con, "SELECT mentions FROM entity_articles WHERE entity = 'nvidia'") == 1
    assert naming(con, "aws") == FEWEST_STORIES - 1
    assert {surface for _, surface in con.execute(MARKED).fetchall()} == {"NVIDIA"}
    found = con.execute("SELECT source, sentence, stories, articles, is_heading FROM boilerplate")
    assert found.fetchall() == [("wire", ABOUT, 5, 5, False)]


def test_the_line_above_boilerplate_is_boilerplate_unless_it_mostly_stands_elsewhere(
    press: Press, con: DuckDBPyConnection
) -> None:
    for number in range(5):
        press.issue(press_release(number, "About NVIDIA", ABOUT))
    press.load(con)
    assert naming(con, "nvidia") == 0
    for number in range(10, 16):
        press.issue(press_release(number, "About NVIDIA", f"They have {number} new chips."))
    press.load(con)
    assert naming(con, "nvidia") == 11
    assert con.execute("SELECT sentence FROM boilerplate").fetchall() == [(ABOUT,)]


def test_labels_titles_copies_and_other_sources_make_no_boilerplate(
    press: Press, con: DuckDBPyConnection
) -> None:
    copy = "\n".join(" ".join(f"line{n}word{i}" for i in range(40)) + "." for n in range(3))
    for number in range(6):
        press.issue(
            press_release(number, "Chip: H100"),
            press_release(100 + number, title=ABOUT),
            press_release(number, ABOUT, source=f"echo{number % 2}"),
            article(f"https://copy.test/{number}", f"{copy}\n{ABOUT}", source="copy", day=None),
        )
    press.load(con)
    assert one(con, "SELECT count(DISTINCT story_id) FROM articles WHERE source = 'copy'") == 1
    assert con.execute("FROM boilerplate").fetchall() == []
    assert con.execute(MARKED).fetchall() == []


def test_an_article_that_drops_the_sentence_gives_it_back_to_the_others(
    press: Press, con: DuckDBPyConnection
) -> None:
    rows = [press_release(number, ABOUT) for number in range(5)]
    press.issue(*rows)
    press.load(con)
    assert naming(con, "nvidia") == 0
    press.issue(press_release(0, "No more of that.", fetched_at="2026-03-05T00:00:00+00:00"))
    press.load(con)
    assert naming(con, "nvidia") == 4
    assert con.execute("FROM boilerplate").fetchall() == []
    assert one(con, "SELECT count(*) FROM mention WHERE boilerplate") == 0


def test_a_second_reading_by_other_passages_is_counted_by_them(
    press: Press, con: DuckDBPyConnection
) -> None:
    rows = [press_release(number, ABOUT) for number in range(5)]
    press.issue(*rows)
    press.load(con)
    again = analysis(rows[0], rules="2")
    again["passages"] = [{**p, "hash": f"{p['index']:016x}"} for p in again["passages"]]
    press.segment("analyses", [again])
    press.load(con)
    assert naming(con, "nvidia") == 5
    press.segment("analyses", [analysis(rows[0], rules="3")])
    press.load(con)
    assert naming(con, "nvidia") == 0


def test_a_claim_whose_subject_the_sentence_leaves_open_is_another_one_in_each_article(
    press: Press, con: DuckDBPyConnection
) -> None:
    """The claims of these readings stand in the first line of the text."""
    template, about = "It is up to 2x as fast as the one before.", "Trainium2 is 2x as fast."
    for number in range(6):
        for line in (template, about):
            row = article(
                f"https://wire.test/{number}{line[0]}",
                "\n".join([line, *press_release(number, line[0]).get("text", "").split()]),
                day="2026-02-02",
            )
            press.segment("articles", [row])
            press.segment("analyses", [analysis(row, claims=[{}])])
    press.load(con)
    sentences = {
        sentence for (sentence,) in con.execute("SELECT sentence FROM boilerplate").fetchall()
    }
    assert sentences == {template, about}
    counted = con.execute(
        "SELECT sentence, is_boilerplate, count(*) FROM claims GROUP BY ALL ORDER BY ALL"
    )
    assert counted.fetchall() == [(template, False, 6), (about, True, 6)]
    assert one(con, "SELECT times FROM claim_ledger()") == 6


def test_what_is_boilerplate_does_not_depend_on_the_order_of_loading(press: Press) -> None:
    rows = [press_release(number, "About NVIDIA", ABOUT) for number in range(6)]
    edited = press_release(5, "Nothing.", fetched_at="2026-03-05T00:00:00+00:00")
    late = analysis(rows[0], rules="2")
    files: list[tuple[str, str, list[Row]]] = [
        ("articles", "20260301T000000Z-0001.jsonl.gz", rows[:3]),
        ("articles", "20260302T000000Z-0001.jsonl.gz", [*rows[3:], edited]),
        ("analyses", "20260301T000000Z-0001.jsonl.gz", [analysis(row) for row in rows]),
        ("analyses", "20260304T000000Z-0001.jsonl.gz", [late, analysis(edited)]),
    ]
    dumps = []
    for number, order in enumerate(list(permutations(files))[::9]):
        with new_warehouse() as con:
            at = Press(press.segments.parent / str(number))
            for kind, name, lines in order:
                at.segment(kind, lines, name)
                at.load(con)
            dumps.append(dump(con))
    assert len(dumps[0]["boilerplate"]) == 2
    assert all(other == dumps[0] for other in dumps)
