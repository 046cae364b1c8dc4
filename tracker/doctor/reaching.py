"""Whether a source's feed, sitemap or listing can be read, and if not, since when and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from crawler.moved import MOVED
from tracker.doctor.finding import Finding, Gravity, day_in_words
from tracker.doctor.history import Look
from tracker.plain import count

_GONE = {404, 410}
_REFUSING = {401, 403, 451}
# What is wrong for good, by the words in which the crawler says it; the rest may pass.
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        r"forbidden by robots\.txt",
        "robots.txt forbids it",
        "look for another feed of the site with 'tracker sources add', or disable the source",
    ),
    (
        r"^refused: ",
        "it is refused",
        "name a public address, or set 'allow_local: true' for a site of your own",
    ),
    (
        r"^DNS lookup failed",
        "its name cannot be resolved",
        "check the address for a slip; the site may have moved",
    ),
    (r"^TLS: ", "its certificate is not valid", "open the address in a browser"),
)
_PASSING = (
    (r"wait until|left alone|in a row|rests", "the host is left alone"),
    (r"^robots\.txt cannot be read", "robots.txt cannot be read"),
    (r"^(HTTP (429|5\d\d)|connection refused|no complete answer|the connection )", "it is down"),
)
_FAILURES_OF_A_FAULT = 2
"""Of the passing sort, one after the other; one alone is an accident."""


def reaching(looks: Sequence[Look], place: str, today: date) -> list[Finding]:
    """What is wrong with the looks at one address. `place` is where that address is written."""
    if not looks:
        return []
    last = looks[-1]
    if last.went_well:
        return _moved(looks, place, today)
    failed = list(takewhile(lambda look: not look.went_well, reversed(looks)))
    since = f"since {day_in_words(failed[-1].at, today)} ({count(len(failed), 'look')})"
    gravity, what, todo = _kind_of(last, ever_went_well=len(failed) < len(looks))
    if gravity == "note" and len(failed) < _FAILURES_OF_A_FAULT and len(failed) < len(looks):
        return [Finding("note", f"{what}: {last.reason}, once; it went well before")]
    told = f"{what}: {last.reason} {since}" if last.reason not in what else f"{what} {since}"
    return [Finding("broken" if gravity == "note" else gravity, told, f"{todo} ({place})")]


def _moved(looks: Sequence[Look], place: str, today: date) -> list[Finding]:
    moved = list(takewhile(lambda look: MOVED in look.reason, reversed(looks)))
    if not moved:
        return []
    new = moved[0].reason.partition(MOVED)[2].partition("; ")[0]
    says = f"it has moved: {new} answers since {day_in_words(moved[-1].at, today)}"
    return [Finding("moved", says, f"write that address into {place}")]


def _kind_of(look: Look, *, ever_went_well: bool) -> tuple[Gravity, str, str]:
    if look.status in _GONE:
        what = "it is gone" if ever_went_well else "it is not there"
        return ("broken", what, "find its new address with 'tracker sources add', or disable it")
    if look.status in _REFUSING:
        return ("broken", "the site refuses us", "ask the site, or disable the source")
    for pattern, what, todo in _KINDS:
        if re.search(pattern, look.reason):
            return ("broken", what, todo)
    for pattern, what in _PASSING:
        if re.search(pattern, look.reason):
            return ("note", what, "wait, or open the address in a browser")
    return (
        "broken",
        "its answer cannot be read",
        "open the address: what is there may be another page now",
    )
