"""Digests by the clock: each period becomes one event, delivered like any other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from config.models import Source
from config.settings import Settings
from config.telling.load import Alerts
from config.telling.rules import WEEKDAYS, Digest
from tracker.alerts.event import Event
from tracker.alerts.judging import Judged
from tracker.alerts.ledger import Ledger
from tracker.digest.event import digest_event
from tracker.digest.making import digest_of
from tracker.home import Home


def add_digests(
    home: Home,
    settings: Settings,
    alerts: Alerts,
    sources: Sequence[Source],
    ledger: Ledger,
    now: datetime,
) -> int:
    """Make the digests whose time has come, once a period; returns how many.

    Of several periods that were missed only the last is made. A new entry of `digests` begins
    with the period that ends next. Raises NotPublished, QueryError.
    """
    enabled = {channel.name for channel in alerts.channels if channel.enabled}
    made = 0
    for digest in alerts.digests:
        if not digest.enabled:
            continue
        conditions = _conditions(digest)
        before = ledger.rule(digest.name)
        events: list[Event] = []
        if before is not None and before[0] == conditions:
            until = period_end(digest, now, before[1], settings.project.time_zone)
            known = {one.subject for one in ledger.known(digest.name)}
            if until is not None and _subject(digest, until) not in known:
                events = [_made(home, settings, sources, digest, until)]
        to = [name for name in dict.fromkeys(digest.to) if name in enabled]
        ledger.add(
            *(digest.name, conditions, Judged(tell=events), to),
            project=settings.project.name,
            now=now,
        )
        made += len(events)
    return made


def period_end(digest: Digest, now: datetime, since: datetime, time_zone: str) -> date | None:
    """The last day of the latest period whose time has come by `now`, and after `since`."""
    zone = ZoneInfo(time_zone)
    hour, minute = map(int, digest.at.split(":"))
    day = now.astimezone(zone).date()
    step = 1
    if digest.by == "week":
        step = 7
        day -= timedelta(days=(day.weekday() - WEEKDAYS.index(digest.weekday)) % 7)
    moment = datetime.combine(day, time(hour, minute), zone)
    if moment > now:
        moment = datetime.combine(day - timedelta(days=step), time(hour, minute), zone)
    return moment.date() - timedelta(days=1) if moment > since else None


def _made(
    home: Home, settings: Settings, sources: Sequence[Source], digest: Digest, until: date
) -> Event:
    content = digest_of(home, settings, sources, by=digest.by, until=until)
    return digest_event(content, name=digest.name, subject=_subject(digest, until))


def _subject(digest: Digest, until: date) -> str:
    return f"{digest.by} to {until}"


def _conditions(digest: Digest) -> str:
    return json.dumps([digest.by, digest.at, digest.weekday])
