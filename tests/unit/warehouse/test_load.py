from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import (
    CATALOGUE,
    Press,
    Row,
    analysis,
    article,
    fetch,
    new_warehouse,
)
from warehouse import load, plain_copy
from warehouse.catalogue import load_catalogue
from warehouse.errors import WarehouseError
from warehouse.load import load_segments

EVERYTHING = (
    "articles",
    "mentions",
    "claims",
    "naming",
    "boilerplate",
    "unsettled",
    "withdrawn",
    "article_version",
    "analysis_run",
    "passage",
    "story",
    "entity",
    "alias",
    '"fetch"',
    "crawl_run",
    "source",
)

LONG = "The first long sentence of it.\nThe second long sentence of it.\nThe third long sentence."


def dump(con: DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {
        name: con.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in EVERYTHING
    }


def one(con: DuckDBPyConnection, query: str, *params: object) -> Any:
    row = con.execute(query, params).fetchone()
    assert row is not None
    return row[0] if len(row) == 1 else row


@pytest.fixture
def fresh() -> Iterator[Any]:
    with ExitStack() as opened:
        yield lambda: opened.enter_context(new_warehouse())


def test_a_segment_that_was_loaded_is_not_loaded_again(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(article(day="2026-02-02"))
    first = press.load(con)
    before = dump(con)
    assert (first.segments, first.articles, first.mentions) == (2, 1, 2)
    assert press.load(con).segments == 0
    assert dump(con) == before


def test_a_row_that_stands_twice_in_a_segment_counts_once(
    press: Press, con: DuckDBPyConnection
) -> None:
    row = article(day="2026-02-02")
    press.segment("articles", [row, row])
    press.segment("analyses", [analysis(row), analysis(row)])
    press.segment("fetches", [fetch(), fetch()])
    assert press.load(con).problems == ()
    assert one(con, "SELECT count(*) FROM articles") == 1
    assert one(con, "SELECT count(*) FROM mentions") == 2
    assert one(con, 'SELECT count(*) FROM "fetch"') == 1


def test_the_order_of_loading_does_not_matter(press: Press, fresh: Any) -> None:
    old = article(text=f"AWS ships Trainium2.\n{LONG}", day="2026-02-02")
    edited = article(
        text=f"AWS ships Trainium2 again.\n{LONG}",
        day="2026-02-03",
        fetched_at="2026-03-02T00:00:00+00:00",
    )
    copy = article(
        "https://echo.test/1", text=LONG + "\nTrainium9", day="2026-02-01", source="echo"
    )
    again = {**old, "fetched_at": "2026-02-20T00:00:00+00:00", "authors": ["Someone Else"]}
    files: list[tuple[str, str, list[Row]]] = [
        ("articles", "20260301T000000Z-0001.jsonl.gz", [old, copy]),
        ("articles", "20260302T000000Z-0001.jsonl.gz", [edited]),
        ("articles", "20260303T000000Z-0001.jsonl.gz", [again]),
        ("analyses", "20260301T000000Z-0001.jsonl.gz", [analysis(old), analysis(copy)]),
        ("analyses", "20260304T000000Z-0001.jsonl.gz", [analysis(edited, rules="2", claims=[{}])]),
    ]
    dumps = []
    for number, order in enumerate(list(permutations(files))[::17]):
        con = fresh()
        at = Press(press.segments.parent / str(number))
        for kind, name, rows in order:
            at.segment(kind, rows, name)
            assert at.load(con).problems == ()
        dumps.append(dump(con))
    assert len(dumps) > 5
    assert dumps[0]["mentions"]
    assert all(other == dumps[0] for other in dumps)


def test_an_edited_article_is_a_new_version_and_the_latest_fetched_counts(
    press: Press, con: DuckDBPyConnection
) -> None:
    old = article(text="AWS ships Trainium2.", day="2026-02-02")
    new = article(text="NVIDIA.", day="2026-02-02", fetched_at="2026-03-05T00:00:00+00:00")
    press.issue(old)
    press.load(con)
    press.issue(new)
    press.load(con)
    assert one(con, "SELECT count(*) FROM article_version") == 2
    assert one(con, "SELECT text FROM articles") == "NVIDIA."
    assert con.execute("SELECT surface FROM mentions").fetchall() == [("NVIDIA",)]


def test_a_wording_that_comes_back_counts_again(press: Press, con: DuckDBPyConnection) -> None:
    first = article(text="One.", day="2026-02-02")
    press.issue(first)
    press.issue(article(text="Two.", day="2026-02-02", fetched_at="2026-03-02T00:00:00+00:00"))
    press.issue({**first, "fetched_at": "2026-03-03T00:00:00+00:00"})
    press.load(con)
    assert one(con, "SELECT text FROM articles") == "One."
    assert one(con, "SELECT first_fetched_at::DATE::VARCHAR FROM articles") == "2026-03-01"


def test_an_analysis_may_come_before_its_article(press: Press, con: DuckDBPyConnection) -> None:
    row = article(day="2026-02-02")
    press.segment("analyses", [analysis(row)])
    press.load(con)
    assert one(con, "SELECT count(*) FROM mentions") == 0
    press.segment("articles", [row])
    press.load(con)
    assert one(con, "SELECT count(*) FROM mentions") == 2


def test_a_later_analysis_replaces_the_earlier_one_whole(
    press: Press, con: DuckDBPyConnection
) -> None:
    row = article(day="2026-02-02")
    press.issue(row)
    press.load(con)
    again = {**analysis(row, rules="2", claims=[{}]), "mentions": analysis(row)["mentions"][:1]}
    press.segment("analyses", [again])
    press.load(con)
    assert one(con, "SELECT rules FROM analysis_run") == "2"
    assert one(con, "SELECT count(*) FROM mention") == 1
    assert one(con, "SELECT count(*) FROM claim") == 1
    assert one(con, "SELECT count(*) FROM passage") == 2


def test_the_two_analyses_of_two_versions_do_not_touch_each_other(
    press: Press, con: DuckDBPyConnection
) -> None:
    old = article(text="AWS.", day="2026-02-02")
    new = article(text="NVIDIA.", day="2026-02-02", fetched_at="2026-03-05T00:00:00+00:00")
    press.issue(old)
    press.issue(new)
    press.load(con)
    assert one(con, "SELECT count(*) FROM mention") == 2


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-12])


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def half_a_line(file: Path) -> None:
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes())[:-9]))


def no_gzip(file: Path) -> None:
    file.write_bytes(b"no gzip at all")


def empty(file: Path) -> None:
    file.write_bytes(b"")


def another_shape(file: Path) -> None:
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()) + b"[1, 2]\n"))


def no_identity(file: Path) -> None:
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()) + b'{"source": "x"}\n'))


def bad_utf8(file: Path) -> None:
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()) + b'{"url": "\xff"}\n'))


@pytest.mark.parametrize(
    "damage",
    [truncated, flipped, half_a_line, no_gzip, another_shape, no_identity, bad_utf8],
)
@pytest.mark.parametrize("kind", ["articles", "analyses", "fetches"])
def test_a_damaged_segment_is_told_in_one_line_and_leaves_nothing_behind(
    press: Press, con: DuckDBPyConnection, damage: Any, kind: str
) -> None:
    rows = [article(f"https://wire.test/{i}", day="2026-02-02") for i in range(3)]
    lines: dict[str, list[Row]] = {
        "articles": rows,
        "analyses": [analysis(row, claims=[{}]) for row in rows],
        "fetches": [fetch(row["url"]) for row in rows],
    }
    damaged = press.segment(kind, lines[kind], "20260101T000000Z-0001.jsonl.gz")
    damage(damaged)
    good = article("https://other.test/1", day="2026-02-03", source="other")
    press.issue(good)
    press.segment("fetches", [fetch(good["url"])])
    summary = press.load(con)
    assert summary.segments == 3
    (problem,) = summary.problems
    assert str(damaged) in problem
    assert "\n" not in problem
    assert con.execute("SELECT url FROM articles").fetchall() == [("https://other.test/1",)]
    assert one(con, "SELECT count(*) FROM analysis_run") == 1
    assert one(con, "SELECT count(*) FROM claim") == 0
    assert con.execute('SELECT url FROM "fetch"').fetchall() == [("https://other.test/1",)]


def test_a_segment_that_is_mended_is_loaded_the_next_time(
    press: Press, con: DuckDBPyConnection
) -> None:
    file = press.segment("articles", [article(day="2026-02-02")])
    whole = file.read_bytes()
    truncated(file)
    assert len(press.load(con).problems) == 1
    file.write_bytes(whole)
    assert press.load(con).articles == 1


def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "BYTES_AT_ONCE", 3000)
    monkeypatch.setattr(plain_copy, "_BLOCK", 700)


def test_a_large_segment_that_is_read_in_parts_gives_what_it_gives_whole(
    press: Press, fresh: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [
        article(f"https://wire.test/{i}", f"{LONG} {i} AWS", day="2026-02-02") for i in range(40)
    ]
    twice = [{**many[3], "description": "said later"}, {**many[39], "fetched_at": "2026-02-01"}]
    again = [{**analysis(row), "mentions": [], "rules": "2"} for row in (many[3], many[39])]
    press.segment("articles", [*many, *twice])
    press.segment("analyses", [*(analysis(row, claims=[{}]) for row in many), *again])
    press.segment("fetches", [fetch(row["url"]) for row in (*many, *twice)])
    whole, parted = fresh(), fresh()
    before = press.load(whole)
    in_small_parts(monkeypatch)
    assert press.load(parted) == before
    assert (before.segments, before.articles, before.claims, before.fetches) == (3, 42, 40, 42)
    assert dump(parted) == dump(whole)
    assert one(parted, "SELECT description FROM article_version WHERE description <> ''")


def test_a_large_segment_that_is_damaged_at_its_end_leaves_nothing_behind(
    press: Press, con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [article(f"https://wire.test/{i}", LONG, day="2026-02-02") for i in range(40)]
    press.issue(*rows)
    files = {file: file.read_bytes() for file in press.segments.rglob("*.gz")}
    for damage in (truncated, half_a_line):
        for file, whole in files.items():
            file.write_bytes(whole)
            damage(file)
        before = dump(con)
        in_small_parts(monkeypatch)
        assert len(press.load(con).problems) == 2
        assert dump(con) == before
        assert one(con, "SELECT count(*) FROM segment") == 0


def test_segments_come_in_with_bounded_memory(
    press: Press, con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "MOST_MEMORY", 300 * 1024 * 1024)
    press.issue(article(day="2026-02-02"))
    setting, seen = "SELECT parse_formatted_bytes(current_setting('memory_limit'))", []
    before = one(con, setting)
    load_segments(
        con, press.segments, time_zone="UTC", on_progress=lambda _: seen.append(one(con, setting))
    )
    assert set(seen) == {load.MOST_MEMORY}
    assert one(con, setting) == pytest.approx(before, rel=0.01)  # DuckDB tells it in round figures


def test_an_empty_segment_is_no_problem(press: Press, con: DuckDBPyConnection) -> None:
    for kind in ("articles", "analyses", "fetches"):
        press.segment(kind, [])
    assert press.load(con).problems == ()


def test_a_project_without_segments_has_nothing_to_load(
    press: Press, con: DuckDBPyConnection
) -> None:
    assert str(press.load(con)) == "nothing new to load"


@pytest.mark.parametrize(
    "text",
    [
        "Robert'); DROP TABLE article; --",
        "\"quoted\" 'text' $1 ? {curly} %s \\ \\u0000",
        "a NUL \0 inside",
        "line\u2028separator and \u0085 and \x1e",
        "家族 👨‍👩‍👧 と が゙ AWS",
        "x" * 20_000_000,
    ],
    ids=["sql", "quotes", "nul", "separators", "clusters", "20 MB"],
)
def test_text_is_only_data(press: Press, con: DuckDBPyConnection, text: str) -> None:
    row = article(text=text, day="2026-02-02", title="it's", source="o'brien")
    press.issue(row)
    assert press.load(con).problems == ()
    assert one(con, "SELECT text = ? FROM articles WHERE source = ?", text, "o'brien")
    for surface, start, end in con.execute('SELECT surface, start, "end" FROM mention').fetchall():
        assert text[start:end] == surface


def test_folders_with_quotes_and_wild_cards_in_their_names_are_read(
    tmp_path: Path, con: DuckDBPyConnection
) -> None:
    press = Press(tmp_path / "it's *.* [a-z] ?")
    press.issue(article(day="2026-02-02"))
    assert press.load(con).problems == ()
    assert one(con, "SELECT count(*) FROM mentions") == 2


def test_a_lone_surrogate_becomes_one_replacement_character(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(article(text="half \ud83d of an emoji, AWS", day="2026-02-02"))
    assert press.load(con).problems == ()
    assert one(con, "SELECT text FROM articles") == "half \ufffd of an emoji, AWS"
    assert one(con, "SELECT sentence FROM mentions") == "half \ufffd of an emoji, AWS"


def test_an_entity_outside_the_catalogue_gets_a_row_of_its_own(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(article(text="Trainium9 is near.", day="2026-02-02"))
    press.load(con)
    unlisted = "SELECT name, family, listed FROM entity WHERE entity_id = 'aws-trainium9'"
    assert one(con, unlisted) == ("Trainium9", "aws-trainium", False)
    load_catalogue(con, [*CATALOGUE, CATALOGUE[2]._replace(id="aws-trainium9", name="Trainium9")])
    assert one(con, unlisted) == ("Trainium9", "aws-trainium", True)
    load_catalogue(con, CATALOGUE)
    assert one(con, unlisted) == ("Trainium9", "aws-trainium", False)


def test_an_unlisted_entity_goes_when_nothing_mentions_it_any_more(
    press: Press, con: DuckDBPyConnection
) -> None:
    row = article(text="Trainium9 is near.", day="2026-02-02")
    press.issue(row)
    press.load(con)
    press.segment("analyses", [{**analysis(row, rules="2"), "mentions": []}])
    press.load(con)
    assert one(con, "SELECT count(*) FROM entity WHERE entity_id = 'aws-trainium9'") == 0
    assert one(con, "SELECT count(*) FROM alias WHERE entity_id = 'aws-trainium9'") == 0


def test_days_are_counted_again_when_the_time_zone_changes(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.segment("articles", [article(day="2026-02-02", published_at="2026-02-02T20:00:00+00:00")])
    press.segment("fetches", [fetch(fetched_at="2026-02-02T20:00:00+00:00")])
    press.load(con)
    assert one(con, "SELECT day::VARCHAR FROM articles") == "2026-02-02"
    press.load(con, "Asia/Tokyo")
    assert one(con, "SELECT day::VARCHAR FROM articles") == "2026-02-03"
    assert one(con, 'SELECT day::VARCHAR FROM "fetch"') == "2026-02-03"
    assert one(con, "SELECT value FROM setting WHERE key = 'time_zone'") == "Asia/Tokyo"


def test_a_run_describes_its_sources_and_the_latest_run_has_the_word(
    press: Press, con: DuckDBPyConnection
) -> None:
    def run(number: int, title: str) -> Row:
        at = f"2026-03-0{number}T00:00:00+00:00"
        source = {"name": "wire", "title": title, "lang": "en", "tier": "press"}
        run = {"run_id": f"r{number}", "started_at": at, "finished_at": at, "outcome": "done"}
        return {"run": {**run, "sources": [source]}}

    press.segment("fetches", [run(2, "New Wire"), fetch()])
    press.segment("fetches", [run(1, "Wire")])
    press.load(con)
    assert one(con, "SELECT title, tier FROM sources") == ("New Wire", "press")
    assert one(con, "SELECT count(*) FROM crawl_run") == 2


def test_a_load_that_is_stopped_leaves_whole_segments_only(
    press: Press, con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "BYTES_AT_ONCE", 1)
    for number in range(3):
        press.issue(article(f"https://wire.test/{number}", LONG, day="2026-02-02"))

    def stop(line: str) -> None:
        if line.startswith("4 "):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_segments(con, press.segments, time_zone="UTC", on_progress=stop)
    assert one(con, "SELECT count(*) FROM segment") == 4
    press.load(con)
    assert one(con, "SELECT count(*), count(DISTINCT story_id) FROM articles") == (3, 1)


def test_where_nothing_can_be_written_the_reason_is_told(
    press: Press, con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.issue(article(day="2026-02-02"))
    monkeypatch.setattr("tempfile.tempdir", str(press.segments / "missing"))
    with pytest.raises(WarehouseError, match=r"cannot load: .*No such file"):
        press.load(con)
