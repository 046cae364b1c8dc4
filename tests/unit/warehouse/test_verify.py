"""What verification finds: each check the damage that it is for, and nothing in what is whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import (
    Press,
    Row,
    analysis,
    article,
    fetch,
    file_of,
    new_file,
    opened,
)
from warehouse.connection import open_as_it_is, open_writer
from warehouse.errors import NewerSchema, WarehouseError
from warehouse.statements import sql_files
from warehouse.verify import Finding, verify

PRICES = "Prices of NVIDIA are on the page of prices."
WIRE = "".join(" ".join(f"line{n}word{i}" for i in range(40)) + ".\n" for n in range(3))


def own_words(number: int) -> str:
    return " ".join(f"own{number}word{i}" for i in range(60))


def pages() -> list[Row]:
    """Six of one source that share a sentence, a copy at another source, an undated one."""
    rows = [
        article(
            f"https://wire.test/{n}",
            f"𠮷 {own_words(n)}\nトレイニアム: Trainium2 beats H100 😀.\n{PRICES}",
            day="2026-02-02",
        )
        for n in range(6)
    ]
    rows.append(article("https://wire.test/copied", f"{WIRE}Trainium2.", day="2026-02-03"))
    rows.append(
        article("https://echo.test/copy", f"{WIRE}Trainium2.", day="2026-02-04", source="echo")
    )
    rows.append(article("https://echo.test/undated", "AWS.\nAWS.", source="echo"))
    return rows


def read(row: Row) -> Row:
    """The reading of a page, with one of each sort of row."""
    reading = analysis(row, claims=[{}])
    place = dict(reading["passages"][1])
    span = {name: place[name] for name in ("field", "start")} | {"passage": 1, "repeat": False}
    end = {"end": place["start"] + 4}
    name = row["text"][place["start"] :][:4]
    reading["ambiguous"] = [
        {"entity": "aws", "name": "AWS", "kind": "company", "surface": name, "confidence": 0.1}
        | span
        | end
    ]
    reading["candidates"] = [
        {"name": name, "kind": None, "maker": None, "cue": "shape"} | span | end
    ]
    return reading


@pytest.fixture
def whole(press: Press) -> Iterator[DuckDBPyConnection]:
    write_all(press)
    with opened(whole_file()) as con:
        yield con


def write_all(press: Press) -> None:
    press.segment("articles", pages())
    press.segment("analyses", map(read, pages()))
    run = {"run_id": "r1", "started_at": None, "finished_at": None, "outcome": "done"}
    press.segment("fetches", [{"run": {**run, "sources": []}}, *fetches()])


@cache
def whole_file() -> bytes:
    """Of a warehouse that has loaded all that."""
    with TemporaryDirectory() as folder:
        press = Press(Path(folder))
        write_all(press)

        def load(con: DuckDBPyConnection) -> None:
            assert not press.load(con, "Asia/Tokyo").problems

        return file_of(load, new_file())


def fetches() -> list[Row]:
    return [fetch(row["url"]) for row in pages()]


def found(con: DuckDBPyConnection, press: Press, *, quick: bool = False) -> set[str]:
    return {finding.check for finding in verify(con, press.segments, quick=quick)}


def test_nothing_is_wrong_with_a_warehouse_as_it_was_loaded(
    whole: DuckDBPyConnection, press: Press
) -> None:
    assert whole.execute("SELECT count(*) FROM boilerplate").fetchone() == (2,)
    assert whole.execute("SELECT count(*) FROM telling WHERE copy_of > 0").fetchone() == (1,)
    for table in ("ambiguous_mention", "candidate", "claim"):
        assert whole.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(pages()),)
    assert verify(whole, press.segments) == []


def test_nothing_is_wrong_with_an_empty_warehouse(con: DuckDBPyConnection, press: Press) -> None:
    assert verify(con, press.segments) == []


DAMAGE = {
    "ambiguous_offsets": "UPDATE ambiguous_mention SET surface = 'ASW'",
    "articles_not_as_last_fetched": "UPDATE article SET source = 'echo'",
    "articles_without_version": "UPDATE article SET version_id = 1 WHERE source = 'echo'",
    "boilerplate_marks": "UPDATE mention SET boilerplate = NOT boilerplate",
    "boilerplate_sentences": "UPDATE boilerplate SET articles = articles + 1",
    "candidate_offsets": 'UPDATE candidate SET "end" = "end" - 1',
    "claim_offsets": "UPDATE claim SET start = start + 1",
    "claim_subjects": "UPDATE claim SET subject = 'nobody'",
    "counted_claims": "UPDATE counted_claim SET origin = 'nobody'",
    "days": "UPDATE article SET day = day + 1",
    "doubled_claims": "INSERT INTO claim FROM claim LIMIT 1",
    "doubled_mentions": "INSERT INTO mention FROM mention LIMIT 1",
    "doubled_passages": "INSERT INTO passage FROM passage LIMIT 1",
    "entities_missing": "DELETE FROM entity WHERE entity_id = 'aws'",
    "identities": "UPDATE article_version SET content_hash = 'ffff'",
    "languages": "UPDATE article SET lang = 'ja'",
    "mention_offsets": 'UPDATE mention SET start = start + 1, "end" = "end" + 1',
    "naming_counts": "DELETE FROM naming WHERE entity_id = 'aws'",
    "passage_bounds": 'UPDATE passage SET "end" = "end" + 1',
    "published_articles": "DELETE FROM published_articles WHERE source = 'echo'",
    "readings_without_version": "INSERT INTO analysis_run VALUES (7, 'a', 'en', '1', '')",
    "rows_without_reading": "DELETE FROM analysis_run",
    "search_terms": "DELETE FROM search_term WHERE term = 'line1word2'",
    "searchable": "UPDATE search_document SET version_id = 7 WHERE document = 1",
    "sentences": "UPDATE mention SET sentence_end = sentence_end + 1",
    "story_counts": "UPDATE story SET sources = sources + 1",
    "story_originals": "UPDATE telling SET copy_of = NULL",
    "tellings_of_no_article": "INSERT INTO meeting VALUES (1, 7)",
    "versions_without_article": "DELETE FROM article WHERE source = 'echo'",
}
OTHER_DAMAGE = {
    "near duplicate keys": "DELETE FROM meeting",
    "near duplicate copies": "UPDATE telling SET resemblance = 0.5 WHERE copy_of > 0",
    "segment rows": "UPDATE analysis_run SET rules = '0'",
}


def test_for_every_check_there_is_a_damage_here() -> None:
    assert [file.stem for file in sql_files("verify")] == sorted(DAMAGE)


@pytest.mark.parametrize("check", [*DAMAGE, *OTHER_DAMAGE])
def test_a_damage_is_found_by_the_check_that_is_named_after_it(
    whole: DuckDBPyConnection, press: Press, check: str
) -> None:
    whole.execute((DAMAGE | OTHER_DAMAGE)[check])
    assert check.replace("_", " ") in found(whole, press)


@pytest.mark.parametrize("table", ["passage", "mention", "claim", "ambiguous_mention", "candidate"])
def test_a_row_that_is_lost_is_missed_beside_its_segment(
    whole: DuckDBPyConnection, press: Press, table: str
) -> None:
    whole.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
    assert "segment rows" in found(whole, press)
    assert "segment rows" not in found(whole, press, quick=True)


@pytest.mark.parametrize(
    "lost",
    [
        'DELETE FROM "fetch" WHERE fetch_id = (SELECT max(fetch_id) FROM "fetch")',
        "DELETE FROM crawl_run",
        "UPDATE article_version SET fetched_at = fetched_at - INTERVAL 1 HOUR",
    ],
)
def test_what_a_segment_holds_must_be_there(
    whole: DuckDBPyConnection, press: Press, lost: str
) -> None:
    whole.execute(lost)
    assert "segment rows" in found(whole, press)


def only(con: DuckDBPyConnection, press: Press) -> Finding:
    (finding,) = verify(con, press.segments)
    return finding


def test_a_segment_that_is_not_loaded_is_told_with_the_command_that_loads_it(
    whole: DuckDBPyConnection, press: Press
) -> None:
    press.segment("articles", [article("https://wire.test/new")])
    finding = only(whole, press)
    assert "1 segments that are not loaded, e.g. articles/" in str(finding)
    assert str(finding).endswith("run 'tracker publish'")
    assert verify(whole, press.segments, is_at_work=True) == []


def test_a_segment_that_is_gone_is_wrong_only_where_rows_would_be_lost_with_it(
    whole: DuckDBPyConnection, press: Press
) -> None:
    (log,) = (press.segments / "fetches").iterdir()
    log.unlink()
    assert only(whole, press).gravity == "note"
    (file,) = (press.segments / "articles").iterdir()
    file.unlink()
    findings = verify(whole, press.segments)
    assert [finding.gravity for finding in findings] == ["wrong", "note"]
    assert "building anew would lose" in findings[0].says


def test_a_segment_that_was_torn_after_it_was_loaded_is_found(
    whole: DuckDBPyConnection, press: Press
) -> None:
    (file,) = (press.segments / "analyses").iterdir()
    file.write_bytes(file.read_bytes()[:-20])
    assert "damaged" in only(whole, press).says


def test_rows_that_their_segment_does_not_hold_are_found(
    whole: DuckDBPyConnection, press: Press
) -> None:
    (file,) = (press.segments / "articles").iterdir()
    press.segment("articles", pages()[1:], name=file.name)
    assert "https://wire.test/0" in only(whole, press).place


def test_a_later_reading_and_a_later_wording_are_no_findings(
    whole: DuckDBPyConnection, press: Press
) -> None:
    again = article(text="Trainium2 again.", day="2026-02-02", fetched_at="2026-04-01T00:00:00Z")
    press.segment("articles", [again, {**pages()[2], "fetched_at": "2026-05-01T00:00:00Z"}])
    press.segment("analyses", [analysis(again), analysis(pages()[1], rules="2")])
    assert not press.load(whole, "Asia/Tokyo").problems
    assert verify(whole, press.segments) == []


def test_a_load_that_was_killed_before_its_counts_were_settled_is_a_note(
    whole: DuckDBPyConnection, press: Press
) -> None:
    whole.execute("INSERT INTO unsettled SELECT version_id FROM article")
    whole.execute("DELETE FROM naming")
    assert only(whole, press).gravity == "note"


def test_a_file_is_looked_at_without_a_change(tmp_path: Path, press: Press) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_writer(path) as con:
        press.issue(*pages())
        press.load(con)
    before = path.read_bytes()
    with open_as_it_is(path) as con:
        assert {finding.check for finding in verify(con, press.segments)} <= {"entities missing"}
    assert path.read_bytes() == before
    assert not path.with_name("warehouse.duckdb.wal").exists()


def test_a_file_that_lost_its_end_cannot_be_looked_at(tmp_path: Path, press: Press) -> None:
    path = tmp_path / "warehouse.duckdb"
    with open_writer(path) as con:
        press.issue(*pages())
        press.load(con)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(WarehouseError, match=r"cannot read .*warehouse\.duckdb: "):
        open_as_it_is(path)


def test_a_newer_file_is_refused_and_an_older_one_noted(
    con: DuckDBPyConnection, press: Press
) -> None:
    newest = con.execute("SELECT max(version) FROM schema_version").fetchone()
    assert newest is not None
    con.execute("DELETE FROM schema_version WHERE version = ?", [newest[0]])
    assert only(con, press).gravity == "note"
    con.execute("INSERT INTO schema_version VALUES (?, now())", [newest[0] + 1])
    with pytest.raises(NewerSchema, match="update tracker"):
        verify(con, press.segments)
