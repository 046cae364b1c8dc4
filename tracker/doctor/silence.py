"""Whether a source is silent for longer than its rhythm explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.doctor.finding import Finding, days_ago
from tracker.plain import count

SURE = 0.001
"""A pause is told when its chance is less."""
_LOOK_BACK = timedelta(days=180)
_LEAST_DAYS = 4
"""On which something was published: fewer make no rhythm."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a source publishes."""

    articles: int
    days: int
    """From the first of these articles to the last, at least 1."""
    active_days: int
    """Days on which it published anything."""
    last: date

    @classmethod
    def of(cls, published: Sequence[date]) -> Rhythm | None:
        """The rhythm of the half year before the last article; None of nothing."""
        if not published:
            return None
        last = max(published)
        recent = [day for day in published if day > last - _LOOK_BACK]
        span = max(1, (last - min(recent)).days)
        return cls(len(recent), span, len(set(recent)), last)

    def chance_of_pause(self, days: int) -> float:
        """The chance that nothing is published for so many days after the last article.

        Days on which something is published are counted, not articles, which come in heaps. Their
        rate is not known but estimated from n days in the time T: with Jeffreys' prior it follows
        a gamma distribution, and the chance of none in a time t is (T / (T + t)) ** (n + 1/2)
        (the negative binomial predictive of the Poisson process; Gelman et al. 2013, section 2.6).
        """
        if days <= 0:
            return 1.0
        return float((self.days / (self.days + days)) ** (self.active_days - 1 + 0.5))

    def __str__(self) -> str:
        a_week = self.articles * 7 / max(self.days, 7)
        if a_week >= 1:
            return f"{count(round(a_week), 'article')} a week"
        a_month = a_week * 30 / 7
        return f"{count(max(1, round(a_month)), 'article')} a month"


def silence(published: Sequence[date], read_until: date, where: str) -> Finding | None:
    """A pause that chance does not explain. `read_until` is the day of the last good look."""
    rhythm = Rhythm.of(published)
    if rhythm is None or rhythm.active_days < _LEAST_DAYS:
        return None
    days = (read_until - rhythm.last).days
    chance = rhythm.chance_of_pause(days)
    if chance >= SURE:
        return None
    odds = "less than 1 in a million" if chance < 1e-6 else f"1 in {1 / chance:,.0f}"
    return Finding(
        "quiet",
        f"usually {rhythm}; the last was {days_ago(days)} (chance of such a pause: {odds})",
        f"open {where} in a browser: if it has newer articles, look for another feed with "
        "'tracker sources add'",
    )
