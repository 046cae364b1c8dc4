"""What becomes of claims adds up, whatever is claimed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.warehouse.conftest import (
    CATALOGUE,
    FIRST_DAY,
    Press,
    Row,
    analysis,
    article,
    figure,
    rows,
)
from warehouse.catalogue import load_catalogue
from warehouse.migrate import migrate

ARTICLES = 6
SETTINGS = settings(
    max_examples=effort(6),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
UNITS = {"x": "performance", "%": "market share", "USD": "investment"}


class Archive:
    """The same articles, told in one order or the other, of which the readings change."""

    def __init__(self, folder: Path, *, backwards: bool = False) -> None:
        self.con = duckdb.connect()
        self.con.execute("SET TimeZone = 'UTC'")
        migrate(self.con)
        load_catalogue(self.con, CATALOGUE)
        self._press = Press(folder)
        self._articles = []
        for number in range(ARTICLES):
            place = ARTICLES - 1 - number if backwards else number
            # Days apart that are within three months, and beyond.
            day = None if number == 0 else FIRST_DAY + timedelta(days=40 * place)
            self._articles.append(
                article(
                    f"https://wire.test/{number}",
                    "\n".join(f"word{number}{line} in a line" for line in range(4)),
                    day=day,
                    source=f"source{number % 3}",
                )
            )
        self._press.segment("articles", self._articles)

    def read(self, claims: list[list[Row]]) -> DuckDBPyConnection:
        """The warehouse, with these claims of each article in place of those before."""
        readings = [
            analysis(of, claims=told) for of, told in zip(self._articles, claims, strict=True)
        ]
        self._press.segment("analyses", readings)
        assert not self._press.load(self.con).problems
        return self.con


@pytest.fixture(scope="module")
def archives() -> Iterator[tuple[Archive, Archive]]:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        yield Archive(Path(one)), Archive(Path(other), backwards=True)


@st.composite
def told(draw: st.DrawFn) -> Row:
    unit = draw(st.sampled_from(list(UNITS)))
    hedges: list[str] = draw(st.sampled_from([[], ["up to"], ["may"]]))
    amounts = draw(st.lists(st.sampled_from([0.1, 0.25, -0.05]), max_size=3))
    parts = [{"what": f"part {n}", "amount": amount} for n, amount in enumerate(amounts)]
    fields: dict[str, Any] = {
        "unit": unit,
        "aspect": UNITS[unit],
        "comparator": draw(st.sampled_from(["=", "<=", ">=", "~"])),
        "attribution": draw(st.sampled_from([None, None, "AWS", "an analyst"])),
        "baseline": draw(st.sampled_from([None, None, "H100", "CPUs"])),
        "hedges": hedges,
        "stance": draw(st.sampled_from(["asserted", "reported", "hedged", "negated"])),
        "repeat": draw(st.sampled_from([False, False, True])),
        "line": draw(st.integers(0, 3)),
        "score": sum(amounts),
        "parts": parts,
    }
    return figure(draw(st.sampled_from([None, 0, 1.5, 2, 2.05, 3, 40])), **fields)


CLAIMS = st.lists(st.lists(told(), max_size=5), min_size=ARTICLES, max_size=ARTICLES)


@SETTINGS
@given(CLAIMS)
def test_every_claim_that_counts_is_in_the_ledger_once(
    archives: tuple[Archive, Archive], claims: list[list[Row]]
) -> None:
    con = archives[0].read(claims)
    counted = rows(con, "FROM claims WHERE NOT is_repeat AND NOT is_boilerplate")
    ledger = rows(con, "FROM claim_ledger()")
    assert sum(row["times"] for row in ledger) == len(counted)
    assert {row["key"] for row in ledger} == {row["key"] for row in counted}
    assert sum(row["attributed_times"] for row in ledger) == sum(
        row["attribution"] is not None for row in counted
    )
    for row in ledger:
        assert 1 <= row["stories"] <= row["articles"] <= row["times"]
        assert row["hedge_kept"] is None or 0 < row["hedge_kept"] <= 1
        assert row["score"] == pytest.approx(sum(part["amount"] for part in row["parts"]))
        history = rows(con, "FROM claim_history(?)", row["key"])
        assert [telling["telling"] for telling in history] == list(range(1, row["times"] + 1))
        assert history[0]["changes"] == []
        assert history[0]["sentence"] == row["sentence"]
    by_source = rows(con, "FROM hype_sources()")
    assert sum(row["claims"] for row in by_source) == len(counted)
    assert sum(row["score"] * row["claims"] for row in by_source) == pytest.approx(
        sum(row["score"] for row in counted)
    )


@SETTINGS
@given(CLAIMS)
def test_decay_is_a_share_of_what_comes_after(
    archives: tuple[Archive, Archive], claims: list[list[Row]]
) -> None:
    con = archives[0].read(claims)
    for row in rows(con, "FROM claim_decay()"):
        assert 0 <= row["decay"] <= 1
        assert row["decay"] == row["dropped"] / row["after"]
        assert row["dropped"] <= row["after"] < row["tellings"]
        assert row["kept"] >= 1 + row["after"] - row["dropped"]
        assert (row["without_sentence"] is None) == (row["dropped"] == 0)
        assert row["scope"] == "time" or row["with_url"] == (row["without_url"] or row["with_url"])


@SETTINGS
@given(CLAIMS)
def test_contradictions_do_not_depend_on_who_spoke_first(
    archives: tuple[Archive, Archive], claims: list[list[Row]]
) -> None:
    def pairs(archive: Archive) -> list[tuple[str, ...]]:
        found = rows(archive.read(claims), "FROM contradictions()")
        return sorted(
            (row["kind"], row["baseline"], *sorted((row["key"], row["other_key"]))) for row in found
        )

    forwards, backwards = map(pairs, archives)
    assert forwards == backwards
    assert len(forwards) == len(set(forwards))
    assert all((one == other) == (kind == "denied") for kind, _, one, other in forwards)


@SETTINGS
@given(CLAIMS)
def test_a_chain_of_drift_goes_forward_in_time_through_different_figures(
    archives: tuple[Archive, Archive], claims: list[list[Row]]
) -> None:
    seen: set[str] = set()
    for chain in rows(archives[0].read(claims), "FROM claim_drift()"):
        figures = chain["values"]
        keys = {told["key"] for told in figures}
        assert len(figures) == len(keys) == chain["figures"] >= 2
        assert not keys & seen
        seen |= keys
        days = [told["day"] for told in figures]
        assert days == sorted(days)
        assert chain["because"]
