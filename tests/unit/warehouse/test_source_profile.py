from __future__ import annotations

from datetime import timedelta

from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import FIRST_DAY, UP_TO, Press, article, rows

STORY = "H100 is shipping today.\nThe second is a long sentence.\nSo is the third of them."


def test_what_a_source_writes_about_and_how(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(
        article("https://wire.test/1", STORY, day=FIRST_DAY),
        article("https://echo.test/1", STORY, day=FIRST_DAY + timedelta(days=1), source="echo"),
        article("https://echo.test/2", "AWS", day=FIRST_DAY + timedelta(days=6), source="echo"),
        article("https://echo.test/3", "AWS on no day", source="echo"),
    )
    press.tell(2, "Trainium2 is twice as fast.", {"attribution": "AWS", **UP_TO, "score": 0.2})
    press.tell(3, "Trainium2 doubles all.", {"score": 0.4})
    press.load(con)
    found = {row["source"]: row for row in rows(con, "FROM source_profile()")}
    echo, wire = found["echo"], found["wire"]
    assert {
        name: echo[name]
        for name in ("articles", "undated", "stories", "original", "copies", "entities", "weekly")
    } == {
        "articles": 2,
        "undated": 1,
        "stories": 3,
        "original": 2,
        "copies": 1,
        "entities": 2,
        "weekly": 2.0,
    }
    assert echo["names"] == [{"name": "AWS", "articles": 2}, {"name": "H100", "articles": 1}]
    assert (echo["claims"], echo["hedged"], echo["score"]) == (0, None, None)
    assert (wire["claims"], wire["hedged"], wire["attributed"]) == (2, 0.5, 0.5)
    assert round(wire["score"], 3) == 0.3
    assert (wire["days_later"], echo["days_later"]) == (0, 0.5)


def test_of_one_source_and_of_a_period(press: Press, con: DuckDBPyConnection) -> None:
    press.issue(
        article("https://wire.test/1", "H100", day=FIRST_DAY),
        article("https://wire.test/2", "AWS", day=FIRST_DAY + timedelta(days=9)),
        article("https://wire.test/3", "AWS without a day"),
        article("https://echo.test/2", "AWS", day=FIRST_DAY, source="echo"),
    )
    press.load(con)
    query = "FROM source_profile('wire', since := ?)"
    (found,) = rows(con, query, FIRST_DAY + timedelta(days=1))
    assert (found["articles"], found["undated"], found["names"]) == (
        1,
        0,
        [{"name": "AWS", "articles": 1}],
    )
    assert rows(con, "FROM source_profile('nobody')") == []


def test_what_is_its_own_stands_out_beside_the_others(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.issue(
        *(
            article(f"https://{source}.test/{n}", f"{text}\nown{n}", day=FIRST_DAY, source=source)
            for source, names in {"wire": ("H100", "AWS"), "echo": ("NVIDIA", "AWS")}.items()
            for text in names
            for n in range(8 * names.index(text), 8 * names.index(text) + 8)
        )
    )
    press.load(con)
    found = {row["source"]: row["own"] for row in rows(con, "FROM source_profile()")}
    assert found == {"wire": ["H100"], "echo": ["NVIDIA"]}
