"""The macros against the same counts made by hand, article by article, on small random presses."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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
from tests.unit.warehouse.recount import (
    Reading,
    counting,
    first_days,
    leads,
    movements,
    read_since,
    related,
    saved_by_bursts,
    together,
    trend,
)
from warehouse.query import run_query

NAMES = ["Trainium2", "H100", "NVIDIA", "AWS"]
BELOW = {"AWS": ["AWS", "Trainium2"], "NVIDIA": ["NVIDIA", "H100"]}
"""What `family` adds."""
BURSTS = """
    SELECT "begin", weight - ln(
        (
            SELECT count(DISTINCT day)
            FROM article
            WHERE day <= project_today()
                AND day >= (SELECT min(bucket) FROM trend($1, grain := 'day'))
        )
    )
    FROM bursts($1, grain := 'day')
"""
"""What each saves, the step up subtracted."""

LINES = st.sampled_from([*NAMES, "Trainium2 beats H100", "Nothing to see", "AWS, AWS and NVIDIA"])
BODIES = st.lists(LINES, min_size=1, max_size=4)
ABOUT = ["About NVIDIA", "NVIDIA leads the world in accelerated computing."]
PRICES = "More about AWS is on the page of prices."
BOILERPLATE = st.sampled_from([[], ABOUT, ABOUT, ABOUT[1:], [PRICES], [*ABOUT, PRICES]])
WIRE = "".join(" ".join(f"line{n}word{i}" for i in range(40)) + ".\n" for n in range(3))


def own_words(number: int) -> str:
    """What keeps articles from being copies of each other."""
    return " ".join(f"own{number}word{i}" for i in range(60)) + "\n"


@st.composite
def presses(draw: st.DrawFn) -> list[Row]:
    today = datetime.now(UTC).date()
    rows = []
    for number in range(draw(st.integers(1, 14))):
        ago = draw(st.one_of(st.none(), st.integers(-3, 45)))
        copied = draw(st.booleans()) and number < 5
        rows.append(
            article(
                f"https://wire.test/{number}",
                (WIRE if copied else own_words(number))
                + "\n".join([*draw(BODIES), *draw(BOILERPLATE)]),
                day=None if ago is None else today - timedelta(days=ago),
                source=draw(st.sampled_from(["wire", "echo"])),
                lang=draw(st.sampled_from(["en", "en", "ja"])),
            )
        )
    return rows


def lines_of(row: Row) -> list[str]:
    return list(row["text"].split("\n"))


def boilerplate(press: list[Row]) -> set[tuple[str, str]]:
    """Source and line: sentences that five stories of a source hold, and the lines above them."""

    def stories(source: str, *lines: str) -> int:
        """How many hold these lines, one below the other."""
        return len(
            {
                story_of(row)
                for row in press
                if row["source"] == source
                and lines in zip(*(lines_of(row)[i:] for i in range(len(lines))), strict=False)
            }
        )

    found = set()
    for source in ("wire", "echo"):
        sentences = {s for s in (ABOUT[1], PRICES) if stories(source, s) >= 5}
        every_line = {line for row in press for line in lines_of(row)}
        found |= {(source, sentence) for sentence in sentences}
        found |= {
            (source, line)
            for line in every_line - sentences
            for sentence in sentences
            if stories(source, line, sentence) >= max(5, stories(source, line) / 2)
        }
    return found


def named_in(row: Row, name: str, left_out: set[tuple[str, str]]) -> int:
    """How often an article names it; a line that repeats an earlier one says nothing.

    Nor does one that is boilerplate (`left_out`).
    """
    lines = dict.fromkeys([row["title"], *lines_of(row)])
    return sum(line.count(name) for line in lines if (row["source"], line) not in left_out)


def story_of(row: Row) -> str:
    return "shared" if row["text"].startswith(WIRE) else row["url"]


def readings_of(press: list[Row]) -> list[Reading]:
    left_out = boilerplate(press)
    return [
        Reading(
            row["url"],
            row["source"],
            row["lang"],
            datetime.fromisoformat(row["published_at"]).date() if row["published_at"] else None,
            story_of(row),
            {name: n for name in NAMES if (n := named_in(row, name, left_out))},
        )
        for row in press
    ]


def is_alike(found: Any, expected: Any) -> bool:
    """As rounded as the macros round."""
    if isinstance(expected, float) and found is not None:
        return math.isclose(found, expected, rel_tol=1e-6, abs_tol=6e-3)
    return bool(found == expected)


def check(found: dict[Any, tuple[Any, ...]], expected: dict[Any, tuple[Any, ...]]) -> None:
    assert found.keys() == expected.keys()
    for key, values in expected.items():
        assert all(map(is_alike, found[key], values)), (key, found[key], values)
        assert len(found[key]) == len(values)


class Warehouse:
    """Of a press, with the same articles as readings."""

    def __init__(self, con: DuckDBPyConnection, press: list[Row]) -> None:
        self._con = con
        self.readings = readings_of(press)
        self.today = datetime.now(UTC).date()

    def answer(self, query: str, *params: object) -> dict[Any, tuple[Any, ...]]:
        """The first column leads to the others."""
        return {row[0]: row[1:] for row in run_query(self._con, query, params).rows}


@contextmanager
def warehouse_of(press: list[Row]) -> Iterator[Warehouse]:
    with TemporaryDirectory() as folder, new_warehouse() as con:
        segments = Press(Path(folder))
        segments.issue(*press)
        segments.load(con)
        yield Warehouse(con, press)


TREND = """
    SELECT bucket, mentions, articles, stories, share, average, change, burst, partial
    FROM trend(?, grain := ?, source := ?, lang := ?, family := ?)
"""


@dataclass(frozen=True)
class Asked:
    """What a question leaves to choose."""

    grain: str
    source: str | None
    lang: str | None
    family: bool
    days: int


ASKED = st.builds(
    Asked,
    st.sampled_from(["day", "week", "month"]),
    st.sampled_from([None, "echo", "wire"]),
    st.sampled_from([None, "ja", "en"]),
    st.booleans(),
    st.sampled_from([1, 3, 20]),
)


def check_trend(warehouse: Warehouse, name: str, asked: Asked) -> None:
    looked_at = [
        reading
        for reading in warehouse.readings
        if asked.source in {None, reading.source} and asked.lang in {None, reading.lang}
    ]
    names = BELOW.get(name, [name]) if asked.family else [name]
    expected = trend(looked_at, names, asked.grain, warehouse.today)
    found = warehouse.answer(TREND, name, asked.grain, asked.source, asked.lang, asked.family)
    check(found, expected)


def check_together(warehouse: Warehouse, name: str, grain: str) -> None:
    query = "SELECT name, together, stories, articles, pmi, log_likelihood FROM co_mentioned(?)"
    check(warehouse.answer(query, name), together(warehouse.readings, name))
    query = """
        SELECT bucket, together, stories, articles, other_articles, pmi, log_likelihood
        FROM related_over_time(?, 'AWS', grain := ?)
    """
    expected = related(warehouse.readings, name, "AWS", grain, warehouse.today)
    check(warehouse.answer(query, name, grain), expected)


def check_first(warehouse: Warehouse, name: str) -> None:
    days = first_days(warehouse.readings, name)
    since = read_since(warehouse.readings)
    first = min(days.values(), default=date.max)
    expected = {
        source: (day, (day - first).days, since[source] <= first) for source, day in days.items()
    }
    query = "SELECT source, day, days_later, was_read FROM first_mentions(?)"
    check(warehouse.answer(query, name), expected)
    undated = [r.url for r in warehouse.readings if r.day is None and r.of([name])]
    assert sorted(warehouse.answer("SELECT url FROM undated_articles(?)", name)) == sorted(undated)


def check_movements(warehouse: Warehouse, days: int) -> None:
    expected = movements(warehouse.readings, NAMES, days, warehouse.today)
    query = """
        SELECT name, articles, articles_before, stories, stories_baseline, score, p_rise, p_fall
        FROM movements(?)
    """
    check(warehouse.answer(query, days), expected)
    rising = {name: (row[0], row[5]) for name, row in expected.items() if row[0]}
    check(warehouse.answer("SELECT name, articles, p FROM rising(?)", days), rising)
    falling = {
        name: (row[1], row[6])
        for name, row in expected.items()
        if row[1] and round(row[4] or 0, 2) < 0
    }
    check(warehouse.answer("SELECT name, articles_before, p FROM falling(?)", days), falling)
    begin = warehouse.today - timedelta(days=days - 1)
    seen = counting(warehouse.readings, warehouse.today)
    firsts = {name: min(first_days(seen, name).values(), default=date.min) for name in NAMES}
    new = {name: (day,) for name, day in firsts.items() if day >= begin}
    check(warehouse.answer("SELECT name, first_day FROM new_entities(?)", days), new)


def check_sources(warehouse: Warehouse) -> None:
    query = "SELECT source, things, led, alone, lead, lag FROM who_leads()"
    check(warehouse.answer(query), leads(warehouse.readings, NAMES))
    expected = {}
    for source in {reading.source for reading in warehouse.readings}:
        own = [reading for reading in warehouse.readings if reading.source == source]
        expected[source] = (
            sum(1 for reading in own if reading.day),
            sum(1 for reading in own if not reading.day),
            len({reading.story for reading in own}),
            len({name for reading in own for name in reading.named}),
        )
    query = "SELECT source, articles, undated, stories, entities FROM source_profile()"
    check(warehouse.answer(query), expected)
    (totals,) = warehouse.answer(
        "SELECT 1, sum(original), sum(copies) FROM source_profile()"
    ).values()
    stories = len({reading.story for reading in warehouse.readings})
    assert totals == (stories, len(warehouse.readings) - stories)


def check_bursts(warehouse: Warehouse, name: str) -> None:
    found = warehouse.answer(BURSTS, name)
    saved = saved_by_bursts(warehouse.readings, name, warehouse.today)
    assert math.isclose(sum(weight for (weight,) in found.values()), saved, abs_tol=1e-2)


@settings(max_examples=effort(6), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(presses(), ASKED)
def test_the_macros_agree_with_a_count_by_hand(press: list[Row], asked: Asked) -> None:
    with warehouse_of(press) as warehouse:
        for name in NAMES:
            check_trend(warehouse, name, asked)
            check_together(warehouse, name, asked.grain)
            check_first(warehouse, name)
            check_bursts(warehouse, name)
        check_movements(warehouse, asked.days)
        check_sources(warehouse)
