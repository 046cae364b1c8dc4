"""What becomes of claims, counted once more in plain Python, telling by telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given

from tests.property.test_retellings import ARTICLES, CLAIMS, SETTINGS, Archive
from tests.property.test_retellings import archives as archives
from tests.unit.warehouse.conftest import FIRST_DAY, Row, rows

CHANGING = {"market share", "investment"}
"""What may be another figure half a year later, and no contradiction."""


@dataclass(frozen=True)
class Telling:
    """One claim as one article makes it."""

    key: str
    article: int
    day: date | None
    place: tuple[Any, ...]
    is_hedged: bool
    claim: Row

    @property
    def source(self) -> str:
        return f"source{self.article % 3}"


def tellings_of(claims: list[list[Row]]) -> list[Telling]:
    """Those that count, in order of time and of reading; undated ones last."""
    told = []
    for number in range(ARTICLES):
        day = None if number == 0 else FIRST_DAY + timedelta(days=40 * number)
        for claim in claims[number]:
            if not claim["repeat"]:
                place = (day or date.max, claim["line"], claim["stance"], claim["key"])
                is_hedged = bool(claim["hedges"]) or claim["stance"] == "hedged"
                told.append(Telling(claim["key"], number, day, place, is_hedged, claim))
    return sorted(told, key=lambda telling: telling.place)


def by_key(told: Iterable[Telling]) -> dict[str, list[Telling]]:
    found = defaultdict(list)
    for telling in told:
        found[telling.key].append(telling)
    return found


def days_of(told: Iterable[Telling]) -> list[date]:
    return [telling.day for telling in told if telling.day]


@SETTINGS
@given(CLAIMS)
def test_the_ledger_agrees_with_a_count_by_hand(
    archives: tuple[Archive, Archive], claims: list[list[Row]]
) -> None:
    expected = {
        key: (
            len(told),
            sum(telling.is_hedged for telling in told),
            sum(telling.claim["attribution"] is not None for telling in told),
            len({telling.article for telling in told}),
            len({telling.source for telling in told}),
            min(days_of(told), default=None),
            max(days_of(told), default=None),
            told[0].source,
            pytest.approx(fmean(telling.claim["score"] for telling in told)),
        )
        for key, told in by_key(tellings_of(claims)).items()
    }
    names = (
        *("times", "hedged_times", "attributed_times", "articles", "sources"),
        *("first_seen", "last_seen", "first_source", "score"),
    )
    found = rows(archives[0].read(claims), "FROM claim_ledger()")
    assert {row["key"]: tuple(row[name] for name in names) for row in found} == expected


@SETTINGS
@given(CLAIMS)
def test_hype_over_time_agrees_with_a_count_by_hand(
    archives: tuple[Archive, Archive], claims: list[list[Row]]
) -> None:
    told = tellings_of(claims)
    dropped = {
        id(telling)
        for telling in told
        if not telling.is_hedged
        and telling.claim["stance"] != "negated"
        and any(
            other.is_hedged and other.day and other.place < telling.place
            for other in told
            if other.key == telling.key
        )
    }
    months = defaultdict(list)
    for telling in told:
        if telling.day:
            months[telling.day.replace(day=1)].append(telling)
    expected = {
        month: (
            pytest.approx(fmean(telling.claim["score"] for telling in of)),
            len(of),
            len({telling.article for telling in of}),
            sum(id(telling) in dropped for telling in of),
        )
        for month, of in months.items()
    }
    found = rows(archives[0].read(claims), "FROM hype_index(grain := 'month')")
    names = ("score", "claims", "articles", "hedges_dropped")
    assert {row["bucket"]: tuple(row[name] for name in names) for row in found} == expected


def decay(has_it: list[bool]) -> tuple[int, int, int, int] | None:
    """Tellings, those that have it, those after the first that has, those of them that have not."""
    if True not in has_it:
        return None
    after = has_it[has_it.index(True) + 1 :]
    return (len(has_it), sum(has_it), len(after), after.count(False)) if after else None


@SETTINGS
@given(CLAIMS)
def test_decay_agrees_with_a_count_by_hand(
    archives: tuple[Archive, Archive], claims: list[list[Row]]
) -> None:
    con = archives[0].read(claims)
    # Who denies it does not tell it again.
    told = [telling for telling in tellings_of(claims) if telling.claim["stance"] != "negated"]
    for macro, has_it in (
        ("hedge_decay", lambda telling: telling.is_hedged),
        ("attribution_decay", lambda telling: telling.claim["attribution"] is not None),
    ):
        expected = []
        for key, of in by_key(told).items():
            articles: dict[int, list[bool]] = defaultdict(list)
            for telling in of:
                if telling.claim["stance"] != "negated":  # who denies it does not tell it again
                    articles[telling.article].append(has_it(telling))
            expected += [("article", key, decay(flags)) for flags in articles.values()]
            # An article keeps it if any of its sentences does.
            expected.append(("time", key, decay([any(f) for n, f in articles.items() if n])))
        names = ("tellings", "kept", "after", "dropped")
        found = [
            (row["scope"], row["key"], tuple(row[name] for name in names))
            for row in rows(con, f"FROM {macro}()")
        ]
        assert sorted(found) == sorted(one for one in expected if one[2] is not None)


def bounds(claim: Row) -> tuple[float | None, float | None]:
    """The least and the most that a figure may mean."""
    value, comparator = claim["value"], claim["comparator"]
    if value is None:
        return None, None
    slack = abs(value) * (0.2 if comparator == "~" else 0.05)
    return (
        None if comparator == "<=" else value - slack,
        None if comparator == ">=" else value + slack,
    )


def is_below(one: Row, other: Row) -> bool:
    most, least = bounds(one)[1], bounds(other)[0]
    return most is not None and least is not None and most < least


def is_comparable(one: Telling, other: Telling) -> bool:
    return None in {one.claim["baseline"], other.claim["baseline"]} or (
        one.claim["baseline"] == other.claim["baseline"]
    )


def figures(told: list[Telling]) -> list[list[Telling]]:
    """Tellings of one figure with the same bounds and the same baseline."""
    found = defaultdict(list)
    for telling in told:
        if telling.claim["stance"] != "negated" and bounds(telling.claim) != (None, None):
            found[telling.key, bounds(telling.claim), telling.claim["baseline"]].append(telling)
    return list(found.values())


def contradict(one: list[Telling], other: list[Telling]) -> bool:
    first, second = one[0], other[0]
    if first.claim["unit"] != second.claim["unit"] or first.key == second.key:
        return False
    if not (is_below(first.claim, second.claim) or is_below(second.claim, first.claim)):
        return False
    if not is_comparable(first, second):
        return False
    said = [{(t.article, t.claim["attribution"]) for t in of} for of in (one, other)]
    if said[0] & said[1]:
        return False
    if first.claim["aspect"] in CHANGING:
        days, others = days_of(one), days_of(other)
        near = timedelta(days=90)
        return (
            bool(days and others)
            and min(days) <= max(others) + near
            and min(others) <= max(days) + near
        )
    return True


@SETTINGS
@given(CLAIMS)
def test_contradictions_agree_with_a_search_by_hand(
    archives: tuple[Archive, Archive], claims: list[list[Row]]
) -> None:
    told = tellings_of(claims)
    expected = {
        ("figures", *sorted((one[0].key, other[0].key)))
        for one, other in combinations(figures(told), 2)
        if contradict(one, other)
    } | {
        ("denied", yes.key, no.key)
        for yes in told
        for no in told
        if yes.key == no.key
        and no.claim["stance"] == "negated"
        and yes.claim["stance"] in {"asserted", "reported"}
        and not yes.is_hedged
        and is_comparable(yes, no)
    }
    found = rows(archives[0].read(claims), "FROM contradictions()")
    pairs = [(row["kind"], *sorted((row["key"], row["other_key"]))) for row in found]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected
