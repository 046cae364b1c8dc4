"""candidates(): names that nobody lists, scored over all that was read."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import CATALOGUE, Press, Row, analysis, article
from warehouse.catalogue import EntityRow, load_catalogue
from warehouse.query import run_query

DAY = date(2026, 2, 10)


def proposed(con: DuckDBPyConnection, query: str = "FROM candidates()") -> dict[str, Row]:
    result = run_query(con, query)
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    return {row["name"]: row for row in rows}


def issue(press: Press, *told: tuple[Row, Iterable[tuple[str, str]]], **more: Any) -> None:
    """Articles with their candidates, each a name and a cue, where the name first stands."""
    press.segment("articles", [row for row, _ in told])
    press.segment("analyses", [_reading(row, names, **more) for row, names in told])


def _reading(row: Row, names: Iterable[tuple[str, str]], **more: Any) -> Row:
    reading = analysis(row)
    passages = [p for p in reading["passages"] if p["field"] == "text"]
    candidates = []
    for name, cue in names:
        for passage in passages:
            line = row["text"][passage["start"] : passage["end"]]
            if name in line:
                start = passage["start"] + line.index(name)
                candidates.append(
                    {
                        "name": name,
                        "kind": "chip",
                        "maker": None,
                        "cue": cue,
                        "field": "text",
                        "start": start,
                        "end": start + len(name),
                        "passage": passage["index"],
                        "repeat": passage["repeat_of"] is not None,
                    }
                    | more
                )
    return reading | {"candidates": candidates}


def told(number: int, text: str, source: str = "wire", day: date | None = DAY) -> Row:
    return article(f"https://{source}.test/{number}", text, source=source, day=day)


def test_a_row_tells_where_a_name_was_met(press: Press, con: DuckDBPyConnection) -> None:
    first = told(1, "We met Kestrel.\nIt flies.")
    second = told(2, "Kestrel and KESTREL again, in other words.", "daily", DAY + timedelta(1))
    issue(press, (first, [("Kestrel", "quoted")]), (second, [("Kestrel", "list")]))
    press.load(con)
    row = proposed(con)["Kestrel"]
    assert (row["articles"], row["stories"], row["sources"], row["mentions"]) == (2, 2, 2, 2)
    assert (row["first_seen"], row["last_seen"]) == (DAY, DAY + timedelta(1))
    assert (row["kind"], row["cues"]) == ("chip", ["list", "quoted"])
    assert (row["sentence"], row["article_url"]) == ("We met Kestrel.", first["url"])
    assert 0 < row["score"] <= 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([("Kestrel", "quoted")], [("Kestrel", "used")]),
        ([("Kestrel", "quoted"), ("Kestrel", "list")], [("Kestrel", "quoted")]),
    ],
)
def test_strong_and_different_cues_score_higher(
    press: Press,
    con: DuckDBPyConnection,
    better: list[tuple[str, str]],
    worse: list[tuple[str, str]],
) -> None:
    issue(
        press,
        (told(1, "Kestrel is new."), better),
        (told(2, "Plover is new, too, but elsewhere."), [("Plover", cue) for _, cue in worse]),
    )
    press.load(con)
    rows = proposed(con)
    assert rows["Kestrel"]["score"] > rows["Plover"]["score"]


def test_a_name_of_more_sources_scores_higher(press: Press, con: DuckDBPyConnection) -> None:
    issue(
        press,
        (told(1, "Kestrel is new here."), [("Kestrel", "quoted")]),
        (told(2, "All about Kestrel in a daily.", "daily"), [("Kestrel", "quoted")]),
        (told(3, "Plover is another thing."), [("Plover", "quoted")]),
        (told(4, "Plover was seen in the marsh."), [("Plover", "quoted")]),
    )
    press.load(con)
    rows = proposed(con)
    assert rows["Kestrel"]["score"] > rows["Plover"]["score"]


def test_copies_of_a_story_and_repeats_count_once(press: Press, con: DuckDBPyConnection) -> None:
    text = "Kestrel came out of the mist over the harbour and sat down on the mast of a ship.\n"
    text += "Nobody on board had ever seen one, so the captain wrote it down with the hour.\n"
    issue(
        press,
        (told(1, text + text), [("Kestrel", "quoted")]),
        (told(2, text, "daily"), [("Kestrel", "quoted")]),
    )
    press.load(con)
    row = proposed(con)["Kestrel"]
    assert (row["articles"], row["stories"], row["mentions"]) == (2, 1, 2)


def test_what_a_source_says_in_every_article_is_not_counted(
    press: Press, con: DuckDBPyConnection
) -> None:
    issue(press, (told(1, "Read Kestrel, our newsletter."), [("Kestrel", "quoted")]))
    press.load(con)
    con.execute(
        "INSERT INTO boilerplate "
        "SELECT 'wire', hash, '', false, 9, 9 FROM passage WHERE field = 'text'"
    )
    assert proposed(con) == {}


def test_a_name_that_the_catalogue_has_come_to_know_is_left_out(
    press: Press, con: DuckDBPyConnection
) -> None:
    issue(press, (told(1, "Kestrel-2 is new."), [("Kestrel-2", "quoted")]))
    press.load(con)
    assert proposed(con)
    load_catalogue(con, [*CATALOGUE, EntityRow("x", "KESTREL 2", "chip", None, None, None, [])])
    assert proposed(con) == {}


def test_only_the_current_version_of_an_article_is_read(
    press: Press, con: DuckDBPyConnection
) -> None:
    issue(press, (told(1, "Kestrel is new."), [("Kestrel", "quoted")]))
    press.load(con)
    later = told(1, "Nothing is new.") | {"fetched_at": "2026-03-02T00:00:00+00:00"}
    issue(press, (later, []))
    press.load(con)
    assert proposed(con) == {}


def test_a_period_shows_its_own_names_the_sudden_ones_first(
    press: Press, con: DuckDBPyConnection
) -> None:
    before = [
        (told(n, f"Plover number {n} was seen.", day=DAY - timedelta(n)), [("Plover", "quoted")])
        for n in range(1, 6)
    ]
    now = [
        (told(10, "Plover was seen at noon."), [("Plover", "quoted")]),
        (told(11, "A Kestrel is what we saw."), [("Kestrel", "quoted")]),
    ]
    late = (told(12, "And then an Ibis came."), [("Ibis", "quoted")])
    undated = (told(13, "Some day a Heron came.", day=None), [("Heron", "quoted")])
    issue(press, *before, *now, undated)
    issue(press, (late[0] | {"published_at": "2026-02-20T12:00:00+00:00"}, late[1]))
    press.load(con)
    rows = proposed(con, "FROM candidates(since := '2026-02-10', until := '2026-02-15')")
    assert list(rows) == ["Kestrel", "Plover"]
    assert rows["Kestrel"]["burst"] > 0 > rows["Plover"]["burst"]
    assert rows["Plover"]["first_seen"] == DAY - timedelta(5)
    assert set(proposed(con)) == {"Kestrel", "Plover", "Ibis", "Heron"}
    assert proposed(con)["Plover"]["burst"] is None


def test_what_an_article_spells_out_as_an_abbreviation_scores_less_in_all(
    press: Press, con: DuckDBPyConnection
) -> None:
    issue(
        press,
        (told(1, "vLLM and KSTR, and vLLM and PLVR."), [("KSTR", "list"), ("PLVR", "list")]),
        (told(2, "Kernels start (KSTR) here, and KLMN."), [("KSTR", "abbreviation")]),
        (told(3, "PLVR is all that is said here."), [("PLVR", "again")]),
        (told(4, "Kernels let (KLMN) in."), [("KLMN", "abbreviation")]),
    )
    press.load(con)
    rows = proposed(con)
    assert set(rows) == {"KSTR", "PLVR"}
    assert rows["KSTR"]["score"] < rows["PLVR"]["score"]


def test_what_is_often_called_a_field_scores_less(press: Press, con: DuckDBPyConnection) -> None:
    issue(
        press,
        (told(1, "KesTrel and PloVer."), [(n, "inner capitals") for n in ("KesTrel", "PloVer")]),
        (told(2, "KesTrel fields, PloVer here."), [("KesTrel", "no name"), ("PloVer", "again")]),
    )
    press.load(con)
    rows = proposed(con)
    assert rows["KesTrel"]["score"] < rows["PloVer"]["score"]
    assert rows["KesTrel"]["cues"] == ["inner capitals"]


def test_an_abbreviation_needs_a_strong_cue(press: Press, con: DuckDBPyConnection) -> None:
    issue(
        press,
        (told(1, "KSTR and PLVRS."), [("KSTR", "pair"), ("PLVRS", "pair")]),
        (told(2, "IBIS, HERON."), [("IBIS", "list"), ("HERON", "list")]),
    )
    press.load(con)
    score = {name: row["score"] for name, row in proposed(con).items()}
    assert score["KSTR"] / score["PLVRS"] < score["IBIS"] / score["HERON"] < 1


def test_capitals_inside_a_name_count_wherever_they_stand(
    press: Press, con: DuckDBPyConnection
) -> None:
    issue(press, (told(1, "Kestrel.js"), [("Kestrel.js", "inner capitals")]))
    press.load(con)
    assert proposed(con)["Kestrel.js"]["score"] > 0


def test_a_least_score_leaves_out_the_doubtful(press: Press, con: DuckDBPyConnection) -> None:
    issue(
        press, (told(1, "Kestrel, Plover."), [("Kestrel", "quoted"), ("Plover", "inner capitals")])
    )
    press.load(con)
    assert set(proposed(con, "FROM candidates(min_score := 0.15)")) == {"Kestrel"}


def test_thirty_thousand_candidates_are_scored_at_once(con: DuckDBPyConnection) -> None:
    con.execute(
        """
        INSERT INTO candidate
        SELECT n % 2000, 'Name' || n % 5000, 'name' || n % 5000, NULL, NULL, 'list', 'text',
            0, 1, 0, 0, 1, false
        FROM range(30_000) AS r(n)
        """
    )
    con.execute(
        """
        INSERT INTO article
        SELECT n, 'https://x.test/' || n, n, 's' || n % 9, now(), current_date, now(), NULL, 'en'
        FROM range(2000) AS r(n)
        """
    )
    con.execute(
        """
        INSERT INTO article_version BY NAME
        SELECT n AS version_id, n AS article_id, '' AS content_hash, 's' AS source, 't' AS title,
            'x' AS text, '' AS description, [] AS authors, 'day' AS date_precision,
            now() AS first_fetched_at, now() AS fetched_at, '' AS segment, [] AS other_urls,
            MAP {} AS provenance, '' AS section, [] AS tags
        FROM range(2000) AS r(n)
        """
    )
    begin = time.perf_counter()
    assert len(run_query(con, "FROM candidates()").rows) == 5000
    assert time.perf_counter() - begin < 3
