"""The counting rules once more, in plain Python, article by article.

Written from the rules, not from the SQL: lists of readings, loops and sums.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median
from typing import Any

Counts = dict[date, tuple[Any, ...]]
Choice = Callable[["Reading"], bool]

LAST_OF_THE_AVERAGE = 4
BEFORE_A_BURST = 12
LEAST_BEFORE_A_BURST = 4
PERIODS_OF_A_BASELINE = 12


@dataclass(frozen=True)
class Reading:
    """An article as it counts: repeats and boilerplate are left out of `named`."""

    url: str
    source: str
    lang: str
    day: date | None
    story: str
    named: dict[str, int]

    def of(self, names: Iterable[str]) -> int:
        """How often it names any of these."""
        return sum(self.named.get(name, 0) for name in names)


def bucket_of(day: date, grain: str) -> date:
    if grain == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if grain == "month" else day


def after(bucket: date, grain: str) -> date:
    """The next bucket."""
    return bucket_of(bucket + timedelta(days={"day": 1, "week": 7, "month": 31}[grain]), grain)


def counting(readings: Iterable[Reading], today: date) -> list[Reading]:
    """What stands in a bucket by today."""
    return [reading for reading in readings if reading.day is not None and reading.day <= today]


def by_bucket(readings: Iterable[Reading], grain: str) -> dict[date, list[Reading]]:
    found: dict[date, list[Reading]] = defaultdict(list)
    for reading in readings:
        assert reading.day is not None
        found[bucket_of(reading.day, grain)].append(reading)
    return found


def trend(readings: Iterable[Reading], names: Sequence[str], grain: str, today: date) -> Counts:
    """Mentions, articles, stories, share, average, change, burst, partial."""
    seen = counting(readings, today)
    published = by_bucket(seen, grain)
    naming = by_bucket((r for r in seen if r.of(names)), grain)
    if not naming:
        return {}
    buckets = [min(naming)]
    while buckets[-1] < bucket_of(today, grain):
        buckets.append(after(buckets[-1], grain))
    stories: set[str] = set()
    articles = {
        bucket: len(naming.get(bucket, [])) if bucket in published else None for bucket in buckets
    }
    shares = {
        bucket: None if n is None else n / len(published[bucket]) for bucket, n in articles.items()
    }
    counts: Counts = {}
    for place, bucket in enumerate(buckets):
        new = {reading.story for reading in naming.get(bucket, [])} - stories
        stories |= new
        partial = place == len(buckets) - 1
        if articles[bucket] is None:
            counts[bucket] = (None,) * 7 + (partial,)
            continue
        recent = buckets[max(0, place - LAST_OF_THE_AVERAGE + 1) : place + 1]
        known = [n for b in recent if (n := articles[b]) is not None]
        before = shares[buckets[place - 1]] if place else None
        share = shares[bucket]
        assert share is not None
        counts[bucket] = (
            sum(reading.of(names) for reading in naming.get(bucket, [])),
            articles[bucket],
            len(new),
            share,
            None if partial else fmean(known),
            share / before - 1 if before and not partial else None,
            burst(buckets[max(0, place - BEFORE_A_BURST) : place + 1], articles, published),
            partial,
        )
    return counts


def burst(
    buckets: list[date], articles: dict[date, int | None], published: dict[date, list[Reading]]
) -> float | None:
    """Of the last of the buckets, beside those before it."""
    *earlier, last = buckets
    known = [bucket for bucket in earlier if articles[bucket] is not None]
    if len(known) < LEAST_BEFORE_A_BURST:
        return None
    named = sum(articles[bucket] or 0 for bucket in known)
    read = sum(len(published[bucket]) for bucket in known)
    return score(articles[last] or 0, len(published[last]), named, read)


def score(x: int, n: int, x_before: int, n_before: int) -> float:
    return 2 * (math.sqrt(x) - math.sqrt(n * (x_before + 0.5) / (n_before + 1)))


def likelihood(n: int, one: int, other: int, both: int) -> float:
    cells = [
        (both, one * other / n),
        (one - both, one * (n - other) / n),
        (other - both, (n - one) * other / n),
        (n - one - other + both, (n - one) * (n - other) / n),
    ]
    value = 2 * sum(observed * math.log(observed / e) for observed, e in cells if observed)
    return value if both > cells[0][1] else -value


def together(readings: Sequence[Reading], name: str) -> dict[str, tuple[Any, ...]]:
    """Name: articles together, stories, articles, PMI, signed log-likelihood."""
    counts = {}
    target = [reading for reading in readings if reading.of([name])]
    for other in {other for reading in target for other in reading.named} - {name}:
        its = [reading for reading in readings if reading.of([other])]
        both = [reading for reading in target if reading.of([other])]
        counts[other] = (
            len(both),
            len({reading.story for reading in both}),
            len(its),
            math.log2(len(both) * len(readings) / (len(target) * len(its))),
            likelihood(len(readings), len(target), len(its), len(both)),
        )
    return counts


def related(readings: Iterable[Reading], name: str, other: str, grain: str, today: date) -> Counts:
    """Together, stories, articles, other's articles, PMI, log-likelihood."""
    seen = counting(readings, today)
    published = by_bucket(seen, grain)
    naming = by_bucket((r for r in seen if r.of([name, other])), grain)
    counts: Counts = {}
    bucket = min(naming, default=date.max)
    while bucket <= bucket_of(today, grain):
        read = published.get(bucket)
        if read is None:
            counts[bucket] = (None,) * 6
        else:
            one = [reading for reading in read if reading.of([name])]
            its = [reading for reading in read if reading.of([other])]
            both = [reading for reading in one if reading.of([other])]
            n = len(read)
            counts[bucket] = (
                len(both),
                len({reading.story for reading in both}),
                len(one),
                len(its),
                math.log2(len(both) * n / (len(one) * len(its))) if both else None,
                likelihood(n, len(one), len(its), len(both)) if one and its else None,
            )
        bucket = after(bucket, grain)
    return counts


def first_days(readings: Iterable[Reading], name: str) -> dict[str, date]:
    """Source: the first day on which it names it."""
    days: dict[str, date] = {}
    for reading in readings:
        if reading.day is not None and reading.of([name]):
            days[reading.source] = min(reading.day, days.get(reading.source, reading.day))
    return days


def read_since(readings: Iterable[Reading]) -> dict[str, date]:
    """Source: the day of its first article."""
    days: dict[str, date] = {}
    for reading in readings:
        if reading.day is not None:
            days[reading.source] = min(reading.day, days.get(reading.source, reading.day))
    return days


def leads(readings: Sequence[Reading], names: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """Source: things, led, alone, lead, lag."""
    since = read_since(readings)
    things: dict[str, int] = defaultdict(int)
    alone: dict[str, int] = defaultdict(int)
    leading: dict[str, list[int]] = defaultdict(list)
    lagging: dict[str, list[int]] = defaultdict(list)
    for name in names:
        days = first_days(readings, name)
        first = min(days.values(), default=None)
        fair = {source: day for source, day in days.items() if first and since[source] <= first}
        if first is None or len(fair) < 2:
            continue
        for source, day in fair.items():
            things[source] += 1
            others = [other for one, other in fair.items() if one != source]
            if day == first:
                leading[source].append((min(others) - day).days)
                alone[source] += min(others) > day
            else:
                lagging[source].append((day - first).days)
    return {
        source: (
            things[source],
            len(leading[source]),
            alone[source],
            median(leading[source]) if leading[source] else None,
            median(lagging[source]) if lagging[source] else None,
        )
        for source in things
    }


def tail(x: int, n: int, p: float) -> float:
    return math.fsum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(x, n + 1))


def corrected(ps: dict[str, float]) -> dict[str, float]:
    """For each: the lowest rate of false discoveries at which it is one (Benjamini, Hochberg)."""
    close = 1e-12
    return {
        name: min(
            1,
            *(
                len(ps) * q / sum(other <= q + close for other in ps.values())
                for q in ps.values()
                if q >= p - close
            ),
        )
        for name, p in ps.items()
    }


def movements(
    readings: Iterable[Reading], names: Iterable[str], days: int, today: date
) -> dict[str, tuple[Any, ...]]:
    """Name: articles, before, stories, of the baseline, score, p of the rise, p of the fall."""
    seen = counting(readings, today)

    def told(first: int, last: int) -> list[Reading]:
        """From so many days ago to so many."""
        return [r for r in seen if r.day and last <= (today - r.day).days < first]

    now, before = told(days, 0), told(2 * days, days)
    baseline = told((PERIODS_OF_A_BASELINE + 1) * days, days)
    n_now = len({reading.story for reading in now})
    n_baseline = len({reading.story for reading in baseline})
    counts: dict[str, tuple[Any, ...]] = {}
    rise: dict[str, float] = {}
    fall: dict[str, float] = {}
    for name in names:
        x_now = len({reading.story for reading in now if reading.of([name])})
        x_baseline = len({reading.story for reading in baseline if reading.of([name])})
        if not (x_now or x_baseline):
            continue
        articles = sum(1 for reading in now if reading.of([name]))
        articles_before = sum(1 for reading in before if reading.of([name]))
        counts[name] = (
            articles,
            articles_before,
            x_now,
            x_baseline,
            score(articles, len(now), articles_before, len(before)) if before else None,
        )
        if n_now and n_baseline:
            part = n_now / (n_now + n_baseline)
            rise[name] = tail(x_now, x_now + x_baseline, part)
            fall[name] = tail(x_baseline, x_now + x_baseline, 1 - part)
    rise, fall = corrected(rise), corrected(fall)
    return {name: (*row, rise.get(name), fall.get(name)) for name, row in counts.items()}


def saved_by_bursts(readings: Iterable[Reading], name: str, today: date) -> float:
    """What the best course of two states saves against staying below (Viterbi, by day)."""
    days = by_bucket(counting(readings, today), "day")
    batches = [
        (sum(1 for reading in read if reading.of([name])), len(read))
        for _, read in sorted(days.items())
    ]
    while batches and not batches[0][0]:
        del batches[0]
    if not batches:
        return 0
    p0 = sum(r for r, _ in batches) / sum(d for _, d in batches)
    p1 = min(2 * p0, 0.99999)
    if p1 <= p0:
        return 0
    up = math.log(len(batches))
    below, above = 0.0, -math.inf
    for r, d in batches:
        gain = r * math.log(p1 / p0) + (d - r) * math.log((1 - p1) / (1 - p0))
        below, above = max(below, above), max(above, below - up) + gain
    return max(below, above)
