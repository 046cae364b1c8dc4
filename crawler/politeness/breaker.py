"""When a host that fails is left alone, and for how long: a circuit breaker that outlasts a run.

Closed, open, half-open (Michael Nygard, "Release It!", 2007): after a row of failures nothing is
asked of the host for a pause; then one request is tried, and its outcome ends the pauses or begins
one of twice the length.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

FAILURES_IN_A_ROW = 5
"""After so many a host is left alone."""
FIRST_PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(days=1)

Failing = Literal["failure", "refusal"]
"""A failure is no answer or a server's error; a refusal is HTTP 403."""


@dataclass(frozen=True, slots=True)
class Health:
    """How a host has answered of late."""

    failures: int = 0
    """In a row, over all kinds of requests."""
    refusals: int = 0
    """In a row. A paywall refuses a page now and then; a host that refuses all means us."""
    pauses: int = 0
    """In a row, each twice as long as the one before."""
    until: datetime | None = None
    """Left alone until then; in the past where the host is on trial."""
    reason: str = ""
    """Why it is left alone, e.g. `5 failures in a row`."""

    def is_left_alone(self, now: datetime) -> bool:
        """Whether nothing is to be asked of the host."""
        return self.until is not None and now < self.until

    def is_on_trial(self, now: datetime) -> bool:
        """Whether the pause is over and the host has not answered since."""
        return self.until is not None and now >= self.until

    def line(self, host: str) -> str:
        """What is told of a host that is left alone."""
        assert self.until is not None
        return f"{host}: left alone until {self.until:%Y-%m-%d %H:%M} UTC after {self.reason}"


def after_failing(health: Health, kind: Failing, now: datetime) -> Health:
    """The health of a host that has failed once more."""
    if kind == "failure":
        counted = replace(health, failures=health.failures + 1)
        in_a_row = counted.failures
    else:
        counted = replace(health, failures=0, refusals=health.refusals + 1)
        in_a_row = counted.refusals
    if in_a_row < FAILURES_IN_A_ROW and not health.is_on_trial(now):
        return counted
    pause = min(FIRST_PAUSE * 2 ** min(health.pauses, 10), LONGEST_PAUSE)
    return replace(
        counted, pauses=health.pauses + 1, until=now + pause, reason=_in_words(in_a_row, kind)
    )


def after_answer(health: Health, *, is_page: bool) -> Health:
    """The health of a host that has given an answer.

    A host that refuses pages may go on serving its feed: only a page tells that it has stopped.
    """
    if health.refusals and not is_page:
        return replace(health, failures=0)
    return Health()


def _in_words(count: int, kind: Failing) -> str:
    status = " (HTTP 403)" if kind == "refusal" else ""
    return f"{count} {kind}s{status} in a row" if count > 1 else f"another {kind}{status}"
