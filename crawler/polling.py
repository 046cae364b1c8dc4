"""How long to wait before a source is looked at again: by what it has published so far.

A fetch costs something, and so does every minute that an article waits to be found. The next fetch
is due when the articles that are expected since the last one would by then have waited
`MINUTES_A_FETCH` in all. At a steady rate of one article every `gap` minutes that is an interval of
`sqrt(2 * MINUTES_A_FETCH * gap)`: an hour for one article an hour, five hours for one a day. The
square root spends a given number of fetches with the least delay over all sources (Cho and
Garcia-Molina, 2003; Sia, Cho and Cho, 2007).

Pure: no clock, no file. Times are aware datetimes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal

MINUTES_A_FETCH = 30.0
"""So many minutes of waiting are worth one fetch."""
LATEST = 12
"""The rate is that of so many latest articles: it follows a burst and a silence."""
REMEMBERED = timedelta(days=120)
"""What was published before says nothing of now."""
HEAVIER_SHARE = 2 / 3
"""So much of a feed at the most is to be new at the next look, or some may have been pushed out."""
LONGEST_HINT = timedelta(hours=1)
"""What a publisher asks for is heeded up to here; beyond, what it does counts."""

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK_HOURS = 168
_STEADY = 1.0
"""Articles an hour of the day (or day of the week) that a rhythm has to stand out against."""
_FIRST_GUESS = 1.0
"""One article in one hour: a new source is looked at soon, and less often as silence goes on."""

Outcome = Literal["read", "failed", "down"]
"""What came of a look. `down`: the host did not answer, or asked to wait; `failed`: it answered,
but with no such document (404, no feed). An unchanged document is `read`."""

_HOURS_AFTER = {"failed": 1.0, "down": 0.25}
"""Each failure in a row makes the wait longer by so many hours."""


@dataclass(frozen=True, slots=True)
class Poll:
    """One look at a source's own documents."""

    at: datetime
    outcome: Outcome
    items: int = 0
    """Entries that the documents held; 0 where they were not sent again, being unchanged."""
    new: int = 0
    """Those among them that were not there at the look before."""
    is_complete: bool = True
    """Whether all that was found has been dealt with: what is unknown next time is new then."""
    least: timedelta = timedelta(0)
    """How long the publisher asks to wait (`ttl`, `sy:updatePeriod`, `max-age`)."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One article: when it was published, or seen first."""

    at: datetime
    is_exact: bool
    """Whether it is the time of publication, and not only of a day or of the look."""


@dataclass(frozen=True, slots=True)
class History:
    """What is known of a source. Polls and arrivals are in the order of time."""

    polls: Sequence[Poll] = ()
    arrivals: Sequence[Arrival] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """The shortest and the longest interval."""

    shortest: timedelta = timedelta(minutes=15)
    longest: timedelta = _DAY


@dataclass(frozen=True, slots=True)
class Interval:
    """How long to wait, and why."""

    length: timedelta
    reason: str


def next_interval(
    history: History,
    now: datetime,
    bounds: Bounds,
    zone: tzinfo,
    *,
    minutes_a_fetch: float = MINUTES_A_FETCH,
) -> Interval:
    """How long after `now` to look again. `zone` is where the publisher works."""
    arrivals = [a for a in history.arrivals if now - REMEMBERED < a.at <= now]
    rhythm = _Rhythm(arrivals, zone)
    rate, reason = _rate(history, arrivals, rhythm, now)
    expected = _Expected(rate, rhythm)
    length = expected.due(now, minutes_a_fetch / 60, _most_new(history), bounds.longest)
    failures, wait = _back_off(history.polls)
    if failures:
        length += wait
        reason = f"{failures} failure{'s'[: failures > 1]} in a row; {reason}"
    elif (least := _least(history)) > length:
        length, reason = least, f"the publisher asks for it; {reason}"
    length = min(max(length, bounds.shortest), bounds.longest)
    return Interval(length, f"every {in_words(length)}: {reason}")


def in_words(length: timedelta) -> str:
    """A length of time for people: `50 min`, `5 h`, `3 days`."""
    minutes = length / timedelta(minutes=1)
    if minutes < 99.5:
        return f"{minutes:.0f} min"
    if minutes < 48 * 60:
        return f"{minutes / 60:.0f} h"
    return f"{minutes / 1440:.0f} days"


def _rate(
    history: History, arrivals: Sequence[Arrival], rhythm: _Rhythm, now: datetime
) -> tuple[float, str]:
    """Articles an active hour, and where that comes from."""
    latest = arrivals[-LATEST:]
    if len(latest) == LATEST:
        since = latest[0].at
    else:
        known = [poll.at for poll in history.polls[:1]] + [a.at for a in arrivals[:1]]
        since = max(min(known, default=now), now - REMEMBERED)
    rate = (len(latest) + _FIRST_GUESS) / (rhythm.active_hours(since, now) + 1)
    if not history.polls:
        return rate, "never looked at"
    articles = f"{len(latest) or 'no'} article{'s'[: len(latest) != 1]}"
    return rate, f"{articles} in {in_words(now - since)}"


@dataclass(frozen=True, slots=True)
class _Expected:
    """The articles to come: so many an active hour."""

    rate: float
    rhythm: _Rhythm

    def due(self, now: datetime, allowed: float, most_new: float, longest: timedelta) -> timedelta:
        """When they have waited for `allowed` hours in all, or there are `most_new` of them."""
        passed = expected = waited = 0.0
        while passed < longest / _HOUR:
            time = now + passed * _HOUR
            step = 1 - (time.minute * 60 + time.second) / 3600
            pace = self.rate * self.rhythm.weight(time)
            until_enough = _first_root(pace / 2, expected, waited - allowed)
            until_full = (most_new - expected) / pace
            if (end := min(until_enough, until_full)) <= step:
                return (passed + max(end, 0.0)) * _HOUR
            waited += expected * step + pace * step * step / 2
            expected += pace * step
            passed += step
        return longest


def _first_root(a: float, b: float, c: float) -> float:
    """Where a x² + b x + c, growing from c < 0, reaches zero."""
    discriminant = (b * b - 4 * a * c) ** 0.5
    return -2 * c / (b + discriminant) if b + discriminant else float("inf")


def _most_new(history: History) -> float:
    """So many new entries at the next look leave a third of the feed as it was seen."""
    lengths = [poll.items for poll in history.polls[-10:] if poll.items]
    return HEAVIER_SHARE * min(lengths, default=float("inf"))


def _back_off(polls: Sequence[Poll]) -> tuple[int, timedelta]:
    """Failures since the last success, and how much longer the wait is for them."""
    failures = 0
    hours = 0.0
    for poll in reversed(polls):
        if poll.outcome not in _HOURS_AFTER:
            break
        failures += 1
        hours += _HOURS_AFTER[poll.outcome]
    return failures, hours * _HOUR


def _least(history: History) -> timedelta:
    hints = [poll.least for poll in history.polls if poll.items]
    return min(hints[-1], LONGEST_HINT) if hints else timedelta(0)


class _Rhythm:
    """How a publisher's activity is spread over the week; the mean weight of an hour is 1."""

    def __init__(self, arrivals: Sequence[Arrival], zone: tzinfo) -> None:
        self._zone = zone
        hours, days = [0.0] * 24, [0.0] * 7
        for arrival in arrivals:
            local = arrival.at.astimezone(zone)
            days[local.weekday()] += 1
            if arrival.is_exact:
                hours[local.hour] += 1
        smooth = [(hours[h - 1] + 2 * hours[h] + hours[(h + 1) % 24]) / 4 for h in range(24)]
        self._hours = _standing_out(smooth)
        self._days = _standing_out(days)

    def weight(self, time: datetime) -> float:
        """Of the hour that holds this time."""
        local = time.astimezone(self._zone)
        return self._days[local.weekday()] * self._hours[local.hour]

    def active_hours(self, since: datetime, until: datetime) -> float:
        """The hours between two times, each by its weight."""
        weeks, rest = divmod((until - since) / _HOUR, _WEEK_HOURS)
        start = until - rest * _HOUR
        whole = sum(self.weight(start + hour * _HOUR) for hour in range(int(rest)))
        part = (rest - int(rest)) * self.weight(until)
        return weeks * _WEEK_HOURS + whole + part


def _standing_out(counts: Sequence[float]) -> list[float]:
    """Each count beside the mean, drawn towards it as long as there are few."""
    mean = sum(counts) / len(counts)
    return [(count + _STEADY) / (mean + _STEADY) for count in counts]
