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


def day_of(row: Row) -> date | None:
    return datetime.fromisoformat(row["published_at"]).date() if row["published_at"] else None


def story_of(row: Row) -> str:
    return "shared" if row["text"].startswith(WIRE) else row["url"]


def recount(press: list[Row], name: str) -> dict[date, tuple[Any, ...]]:
    """Bucket → mentions, articles, stories, share."""
    today = datetime.now(UTC).date()

    def week(day: date) -> date:
        return day - timedelta(days=day.weekday())

    left_out = boilerplate(press)
    by_week: dict[date, list[Row]] = defaultdict(list)
    for row in press:
        day = day_of(row)
        if day is not None and day <= today:
            by_week[week(day)].append(row)
    naming = {
        w: [row for row in rows if named_in(row, name, left_out)] for w, rows in by_week.items()
    }
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
            (
                sum(named_in(row, name, left_out) for row in rows),
                len(rows),
                len(new),
                len(rows) / published,
            )
            if published
            else (None, None, None, None)
        )
        bucket += timedelta(weeks=1)
    return counts


def recount_together(press: list[Row], name: str) -> dict[str, tuple[int, int, float, float]]:
    """Name → articles together, articles, PMI, signed log-likelihood."""
    counts = {}
    n = len(press)
    left_out = boilerplate(press)
    target = {row["url"] for row in press if named_in(row, name, left_out)}
    for other in set(NAMES) - {name}:
        its = {row["url"] for row in press if named_in(row, other, left_out)}
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
