from __future__ import annotations

from datetime import date, timedelta

from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import FIRST_DAY, Press, Row, figure, rows

PROMISE: Row = {"kind": "prediction", "due": "2026-06-30"}


def due(con: DuckDBPyConnection, arguments: str = "as_of := DATE '2026-07-10'") -> list[Row]:
    return rows(con, f"FROM predictions_due({arguments})")


def test_a_prediction_is_due_from_its_day_on(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(2, "Again, by June.", figure(2, **PROMISE), source="echo")
    press.tell(1, "AWS: 2x by June.", figure(2, **PROMISE, attribution="AWS"))
    press.tell(3, "It is 3x.", figure(3))
    press.load(con)
    (row,) = due(con)
    assert (row["claim"], row["due"], row["days_overdue"]) == (
        "Trainium2: performance 2x",
        date(2026, 6, 30),
        10,
    )
    assert (row["first_seen"], row["first_source"]) == (FIRST_DAY + timedelta(days=1), "wire")
    assert (row["attribution"], row["sentence"]) == ("AWS", "AWS: 2x by June.")
    assert (row["times"], row["stories"]) == (2, 2)
    assert due(con, "as_of := DATE '2026-06-29'") == []
    assert [row["days_overdue"] for row in due(con, "as_of := DATE '2026-06-30'")] == [0]


def test_a_horizon_shows_what_comes(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "2x by June.", figure(2, **PROMISE))
    press.load(con)
    assert due(con, "as_of := DATE '2026-06-01', horizon := 28") == []
    assert [
        row["days_overdue"] for row in due(con, "as_of := DATE '2026-06-01', horizon := 29")
    ] == [-29]


def test_today_is_the_day_unless_another_is_named(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    yesterday = today - timedelta(days=1)
    press.tell(1, "2x.", figure(2, kind="prediction", due=yesterday.isoformat()))
    press.load(con)
    assert [row["days_overdue"] for row in due(con, "")] == [1]


def test_a_prediction_put_off_is_another(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "By June.", figure(2, **PROMISE))
    press.tell(2, "By July.", figure(2, kind="prediction", due="2026-07-05"))
    press.load(con)
    assert [row["days_overdue"] for row in due(con)] == [10, 5]


def test_what_is_told_after_the_day_is_there_to_judge_by(
    press: Press, con: DuckDBPyConnection
) -> None:
    days = (date(2026, 7, 1) - FIRST_DAY).days
    press.tell(1, "2x by June.", figure(2, **PROMISE))
    press.tell(2, "It is 1.1x.", figure(1.1))
    press.tell(days - 1, "On the day, 1.2x.", figure(1.2))
    press.tell(days, "Now 1.4x.", figure(1.4, attribution="AWS"))
    press.tell(days + 1, "Still 1.4x.", figure(1.4))
    press.tell(days + 1, "20% up.", figure(20, unit="%"))
    press.tell(days + 1, "The latency, 1.3x.", figure(1.3, aspect="latency"))
    press.tell(days + 1, "Next year, 3x.", figure(3, kind="prediction", due="2027-01-01"))
    press.tell(None, "Some day, 1.5x.", figure(1.5))
    press.load(con)
    (row,) = due(con)
    assert [
        (later["claim"], later["times"], later["sentence"], later["attribution"])
        for later in row["later_claims"]
    ] == [
        ("Trainium2: performance 1.4x", 2, "Now 1.4x.", "AWS"),
        ("Trainium2: performance 20%", 1, "20% up.", None),
    ]


def test_ten_later_claims_are_enough(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "2x by June.", figure(2, **PROMISE))
    claims = [figure(10 + number) for number in range(12)]
    press.tell(200, "Many figures.", *claims)
    press.load(con)
    (row,) = due(con)
    assert len(row["later_claims"]) == 10


def test_it_can_be_asked_of_one_entity(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "2x by June.", figure(2, **PROMISE))
    press.load(con)
    assert len(due(con, "'Trainium2', as_of := DATE '2026-07-10'")) == 1
    assert due(con, "'H100', as_of := DATE '2026-07-10'") == []
