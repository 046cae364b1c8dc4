"""One look at the published copy under all rules: what is new, and what of it is to be told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from config.models import Source
from config.telling.load import Alerts
from config.telling.rules import Rule
from tracker.alerts.asking import day_and_readings, first_fetched
from tracker.alerts.event import Event
from tracker.alerts.finding import Copy, find
from tracker.alerts.judging import Judged, Moment, judge
from tracker.alerts.ledger import Ledger
from tracker.home import Home
from tracker.plain import plain
from tracker.readers import open_copy
from warehouse.connection import LATEST
from warehouse.errors import QueryError, UnknownEntity

_LOOK = "last look"
_READINGS = "readings of the last look"
_LOOKED_AT = "time of the last look"


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule has found; `problem` says why it could not be asked."""

    rule: Rule
    judged: Judged
    is_first: bool
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What was looked at, and when."""

    fingerprint: str
    """Of the copy, the day and the rules: where it is the same, nothing can be new."""
    readings: str
    at: datetime


def look(
    home: Home, alerts: Alerts, sources: Sequence[Source], ledger: Ledger, now: datetime
) -> tuple[Look, list[Found]] | None:
    """Ask all rules; None where nothing can be new since the last look. Writes nothing.

    Raises NotPublished before there is a copy.
    """
    rules = [rule for rule in alerts.rules if rule.enabled]
    with open_copy(home) as con:
        today, readings = day_and_readings(con)
        copy = (home.published / LATEST).resolve()
        this = Look(_fingerprint(copy.name, str(today), rules, sources), readings, now)
        if ledger.note(_LOOK) == this.fingerprint:
            return None
        place = Copy(con, sources, today)
        reread_since = _reread_since(ledger, readings)
        return this, [_found(rule, place, ledger, reread_since) for rule in rules]


def ask_rules(
    home: Home, rules: Sequence[Rule], sources: Sequence[Source], ledger: Ledger | None
) -> list[Found]:
    """Ask these rules, whether anything can be new or not; without a ledger each is new.

    Raises NotPublished before there is a copy.
    """
    with open_copy(home) as con:
        today, readings = day_and_readings(con)
        place = Copy(con, sources, today)
        reread_since = _reread_since(ledger, readings) if ledger else None
        return [_found(rule, place, ledger, reread_since) for rule in rules]


def _reread_since(ledger: Ledger, readings: str) -> datetime | None:
    """The last look, if articles were read by other rules since."""
    last = ledger.note(_LOOKED_AT)
    was_reread = ledger.note(_READINGS) not in {None, readings}
    return datetime.fromisoformat(last) if last and was_reread else None


def keep(ledger: Ledger, this: Look, found: Sequence[Found], alerts: Alerts, project: str) -> None:
    """Write down what was found, rule by rule, and at last that it was looked for."""
    enabled = {channel.name for channel in alerts.channels if channel.enabled}
    for one in found:
        if one.problem is None:
            to = [name for name in dict.fromkeys(one.rule.to) if name in enabled]
            ledger.add(
                *(one.rule.name, one.rule.conditions, one.judged, to), project=project, now=this.at
            )
    ledger.put_note(_READINGS, this.readings)
    ledger.put_note(_LOOKED_AT, this.at.isoformat())
    if all(one.problem is None for one in found):
        ledger.put_note(_LOOK, this.fingerprint)


def _found(rule: Rule, copy: Copy, ledger: Ledger | None, reread_since: datetime | None) -> Found:
    before = ledger.rule(rule.name) if ledger else None
    is_first = before is None or before[0] != rule.conditions
    try:
        # A first look notes all that is there: what is retold later is then known.
        recent = None if is_first else copy.today - timedelta(days=rule.max_age)
        events = find(rule, copy, recent)
    except (UnknownEntity, QueryError) as error:
        return Found(rule, Judged(), is_first, f"alerts: rule '{rule.name}': {plain(str(error))}")
    fetched = first_fetched(copy.con, _urls(events)) if reread_since is not None else {}
    at = Moment(copy.today, is_first, reread_since, fetched)
    return Found(rule, judge(rule, events, ledger.known(rule.name) if ledger else (), at), is_first)


def _urls(events: Sequence[Event]) -> list[str]:
    return [event.url for event in events if event.url]


def _fingerprint(copy: str, today: str, rules: Sequence[Rule], sources: Sequence[Source]) -> str:
    def parts() -> Iterator[str]:
        yield from (copy, today)
        yield from (rule.model_dump_json() for rule in rules)
        yield from (f"{source.name} {source.enabled} {source.tier}" for source in sources)

    return hashlib.sha256("\n".join(parts()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
