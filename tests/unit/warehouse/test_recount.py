"""The macros against the same counts made by hand, article by article, on small random presses."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.warehouse.conftest import CATALOGUE, Press, Row, article
from warehouse.catalogue import load_catalogue
from warehouse.migrate import migrate
from warehouse.query import run_query

NAMES = ["Trainium2", "H100", "NVIDIA", "AWS"]
IDS = {entity.name: entity.id for entity in CATALOGUE}

LINES = st.sampled_from([*NAMES, "Trainium2 beats H100", "Nothing to see", "AWS, AWS and NVIDIA"])
BODIES = st.lists(LINES, min_size=1, max_size=4)
WIRE = "".join(" ".join(f"line{n}word{i}" for i in range(40)) + ".\n" for n in range(3))


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
                (WIRE if copied else "") + "\n".join(draw(BODIES)),
                day=None if ago is None else today - timedelta(days=ago),
                source=draw(st.sampled_from(["wire", "echo"])),
            )
        )
    return rows


def named_in(row: Row, name: str) -> int:
    """How often an article names it; a line that repeats an earlier one says nothing."""
    title_and_lines = [row["title"], *row["text"].split("\n")]
    return sum(line.count(name) for line in dict.fromkeys(title_and_lines))


def day_of(row: Row) -> date | None:
    return datetime.fromisoformat(row["published_at"]).date() if row["published_at"] else None


def story_of(row: Row) -> str:
    return "shared" if row["text"].startswith(WIRE) else row["url"]


def recount(press: list[Row], name: str) -> dict[date, tuple[Any, ...]]:
    """Bucket → mentions, articles, stories, share."""
    today = datetime.now(UTC).date()

    def week(day: date) -> date:
        return day - timedelta(days=day.weekday())

    by_week: dict[date, list[Row]] = defaultdict(list)
    for row in press:
        day = day_of(row)
        if day is not None and day <= today:
            by_week[week(day)].append(row)
    naming = {w: [row for row in rows if named_in(row, name)] for w, rows in by_week.items()}
    first = min((w for w, rows in naming.items() if rows), default=None)
    counts: dict[date, tuple[Any, ...]] = {}
    told: set[str] = set()
    bucket = first
    while bucket is not None and bucket <= today:
        rows = naming.get(bucket, [])
        new = {story_of(row) for row in rows} - told
        told |= new
        published = len(by_week[bucket])
        counts[bucket] = (
            (sum(named_in(row, name) for row in rows), len(rows), len(new), len(rows) / published)
            if published
            else (None, None, None, None)
        )
        bucket += timedelta(weeks=1)
    return counts


def recount_together(press: list[Row], name: str) -> dict[str, tuple[int, int, float, float]]:
    """Name → articles together, articles, PMI, signed log-likelihood."""
    counts = {}
    n = len(press)
    target = {row["url"] for row in press if named_in(row, name)}
    for other in set(NAMES) - {name}:
        its = {row["url"] for row in press if named_in(row, other)}
        both = len(target & its)
        if not both:
            continue
        cells = [
            (both, len(target) * len(its) / n),
            (len(target) - both, len(target) * (n - len(its)) / n),
            (len(its) - both, (n - len(target)) * len(its) / n),
            (n - len(target | its), (n - len(target)) * (n - len(its)) / n),
        ]
        likelihood = 2 * sum(o * math.log(o / e) for o, e in cells if o)
        pmi = math.log2(both * n / (len(target) * len(its)))
        counts[other] = (both, len(its), pmi, likelihood if both > cells[0][1] else -likelihood)
    return counts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(presses())
def test_the_macros_agree_with_a_count_by_hand(rows: list[Row]) -> None:
    with TemporaryDirectory() as folder, duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        migrate(con)
        load_catalogue(con, CATALOGUE)
        press = Press(Path(folder))
        press.issue(*rows)
        press.load(con)
        for name in NAMES:
            query = "SELECT bucket, mentions, articles, stories, share FROM trend(?)"
            trend = {row[0]: row[1:] for row in run_query(con, query, [name]).rows}
            assert trend == recount(rows, name)
            query = "SELECT name, together, articles, pmi, log_likelihood FROM co_mentioned(?)"
            together = {row[0]: row[1:] for row in run_query(con, query, [name]).rows}
            expected = recount_together(rows, name)
            assert together.keys() == expected.keys()
            for other, counts in expected.items():
                assert all(
                    math.isclose(a, b, abs_tol=1e-3)
                    for a, b in zip(together[other], counts, strict=True)
                ), (name, other, together[other], counts)
