from __future__ import annotations

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import UP_TO, Press, Row, figure, rows

AWS: Row = {"attribution": "AWS"}


def drift(con: DuckDBPyConnection, arguments: str = "") -> list[Row]:
    return rows(con, f"FROM claim_drift({arguments})")


def test_a_figure_that_grows_in_the_retelling_is_a_chain(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "AWS says up to 2x.", figure(2, **UP_TO | AWS))
    press.tell(3, "Several times, says Amazon.", figure(None, attribution="Amazon Web Services"))
    press.tell(2, "AWS says 2.5x.", figure(2.5, **AWS), source="echo")
    press.load(con)
    (chain,) = drift(con)
    assert [told["value"] for told in chain["values"]] == [2, 2.5, None]
    assert [told["source"] for told in chain["values"]] == ["wire", "echo", "wire"]
    assert (chain["first_value"], chain["last_value"], chain["factor"]) == (2, 2.5, 1.25)
    assert (chain["figures"], chain["comparator_changes"]) == (3, 1)
    assert (chain["claim"], chain["because"]) == ("Trainium2: performance 2x", ["speaker"])
    assert chain["first_sentence"] == "AWS says up to 2x."
    assert chain["last_sentence"] == "Several times, says Amazon."
    assert chain["key"] == "aws-trainium2|performance|2|x"


H100: Row = {"baseline": "H100"}
APART: dict[str, tuple[Row, Row]] = {
    "nothing that ties them": (figure(2), figure(3)),
    "another speaker": (figure(2, **AWS), figure(3, attribution="NVIDIA")),
    "another baseline": (figure(2, **AWS, **H100), figure(3, **AWS, baseline="CPUs")),
    "another aspect": (figure(2, **AWS), figure(3, aspect="latency", **AWS)),
    "another unit": (figure(2, **AWS), figure(30, unit="%", **AWS)),
    "another subject": (figure(2, **AWS), figure(3, subject="nvidia-h100", **AWS)),
    "two specifications": (
        figure(96, unit="GB", aspect="capacity", **AWS),
        figure(192, unit="GB", aspect="capacity", **AWS),
    ),
    "a previous generation": (
        figure(2, baseline="the previous generation"),
        figure(3, baseline="the previous generation"),
    ),
    "sums of money by one speaker": (
        figure(4e10, unit="USD", aspect="investment", **AWS),
        figure(5e10, unit="USD", aspect="investment", **AWS),
    ),
    "predictions for other days": (
        figure(2, due="2026-12-31", **AWS),
        figure(3, due="2027-12-31", **AWS),
    ),
    "a denial": (figure(2, **AWS), figure(3, stance="negated", **AWS)),
    "a question": (figure(2, **AWS), figure(3, stance="questioned", **AWS)),
    "an unknown aspect": (figure(2, aspect="other", **AWS), figure(3, aspect="other", **AWS)),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART.keys())
def test_another_figure_of_another_thing_is_no_drift(
    press: Press, con: DuckDBPyConnection, one: Row, other: Row
) -> None:
    press.tell(1, "Something is told.", one)
    press.tell(2, "Another thing entirely.", other)
    press.load(con)
    assert drift(con) == []


MONEY: Row = {"unit": "USD", "aspect": "investment"}
TIED: dict[str, tuple[tuple[str, Row], tuple[str, Row], list[str]]] = {
    "one speaker": (("First.", figure(2, **AWS)), ("Second.", figure(3, **AWS)), ["speaker"]),
    "one baseline": (
        ("First.", figure(2, baseline="H100")),
        ("Second.", figure(3, baseline="h100")),
        ["baseline"],
    ),
    "one wording": (
        ("The new chip trains models 2x as fast.", figure(2)),
        ("The new chip trains big models 3x as fast.", figure(3)),
        ["wording"],
    ),
    "one wording in Japanese": (
        ("新型チップの学習性能は従来比で2倍になる。", figure(2)),
        ("新型チップの学習性能は、従来比で3倍。", figure(3)),
        ["wording"],
    ),
    "money in one wording": (
        ("Its maker will spend $40 billion on new data centres.", figure(4e10, **MONEY)),
        ("Its maker will spend $50 billion on data centres.", figure(5e10, **MONEY)),
        ["wording"],
    ),
    "price and cost": (
        ("First.", figure(30, unit="%", aspect="price", **AWS)),
        ("Second.", figure(40, unit="%", aspect="cost", **AWS)),
        ["speaker"],
    ),
}


@pytest.mark.parametrize(("one", "other", "because"), TIED.values(), ids=TIED.keys())
def test_another_figure_of_the_same_retold_is_drift(
    press: Press,
    con: DuckDBPyConnection,
    one: tuple[str, Row],
    other: tuple[str, Row],
    because: list[str],
) -> None:
    press.tell(1, *one)
    press.tell(2, *other)
    press.load(con)
    assert [chain["because"] for chain in drift(con)] == [because]


def test_a_specification_is_another_in_each_make_of_a_thing(
    press: Press, con: DuckDBPyConnection
) -> None:
    for day, size in ((1, 96), (2, 128)):
        memory = figure(size, unit="GB", aspect="capacity", **AWS)
        press.tell(day, f"The new chip holds {size} GB of fast memory.", memory)
    press.load(con)
    assert drift(con) == []


def test_an_article_that_tells_both_figures_knows_of_two_things(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "AWS: 2x for training.", figure(2, **AWS))
    press.tell(2, "2x to train.\n3x to serve.", figure(2, **AWS), figure(3, line=1, **AWS))
    press.load(con)
    assert drift(con) == []


def test_a_vague_word_beside_the_figure_is_the_same_retold(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "2x.\nMany times as fast.", figure(2, **AWS), figure(None, line=1, **AWS))
    press.load(con)
    (chain,) = drift(con)
    assert (chain["last_value"], chain["factor"]) == (2, 1)


def test_undated_tellings_have_no_place_in_a_chain(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "2x.", figure(2, **AWS))
    press.tell(None, "3x.", figure(3, **AWS))
    press.load(con)
    assert drift(con) == []


def test_a_figure_told_again_later_keeps_its_first_place(
    press: Press, con: DuckDBPyConnection
) -> None:
    for day, value in ((1, 2), (2, 3), (3, 2), (4, 3)):
        press.tell(day, f"{value}x.", figure(value, **AWS))
    press.load(con)
    (chain,) = drift(con, "'Trainium2'")
    assert [told["value"] for told in chain["values"]] == [2, 3]
    assert drift(con, "'H100'") == []
    assert [told["value"] for told in drift(con, "since := DATE '2026-02-04'")[0]["values"]] == [
        3,
        2,
    ]


def test_a_range_is_a_figure_without_a_single_value(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "2x to 3x.", {**figure(None, **AWS), "range": [2, 3], "key": "t|2-3"})
    press.tell(2, "4x.", figure(4, **AWS))
    press.load(con)
    (chain,) = drift(con)
    assert [(told["value"], told["range"]) for told in chain["values"]] == [
        (None, [2, 3]),
        (4, None),
    ]
