"""Which of the events that a rule finds are to be told, and which are only noted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from config.telling.rules import Rule
from tracker.alerts.event import Event

BEFORE_THE_RULE = "happened before the rule was made"
READ_AGAIN = "found in an old article, read again by other rules"


@dataclass(frozen=True, slots=True)
class Known:
    """An event that the ledger holds: as far as it takes to recognise it."""

    number: int
    kind: str
    subject: str
    begin: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Moment:
    """When it is judged, and since when what may have been seen."""

    today: date
    is_first: bool
    """Whether the rule, or its conditions, are judged for the first time."""
    reread_since: datetime | None = None
    """The last look, where articles have been read by other rules since: what is found in articles
    that are older is no news."""
    fetched: Mapping[str, datetime] = field(default_factory=dict)
    """When articles were first fetched, by address."""


@dataclass(slots=True)
class Judged:
    """What becomes of the events of a rule. What was known and has not changed is left out."""

    tell: list[Event] = field(default_factory=list)
    silent: list[tuple[Event, str]] = field(default_factory=list)
    """With the reason."""
    grown: list[Known] = field(default_factory=list)
    """Known ones that now begin earlier or end later."""


def judge(rule: Rule, events: Iterable[Event], known: Iterable[Known], at: Moment) -> Judged:
    """Sort out the events that are new."""
    judged = Judged()
    by_subject: dict[tuple[str, str], list[Known]] = {}
    for one in known:
        by_subject.setdefault((one.kind, one.subject), []).append(one)
    for event in events:
        earlier = by_subject.setdefault((event.kind, event.subject), [])
        same = next((one for one in earlier if event.is_same(one.begin, one.end)), None)
        if same is not None:
            if same.number and (grown := _grown(same, event)) != same:
                judged.grown.append(grown)
                earlier[earlier.index(same)] = grown
            continue
        # Number 0: of this very look, so that it is not told twice.
        earlier.append(Known(0, event.kind, event.subject, event.begin, event.end))
        reason = _reason_for_silence(rule, event, at)
        if reason is None:
            judged.tell.append(event)
        else:
            # Of what is not told only the identity and the title are kept.
            judged.silent.append((replace(event, said=(), details={}), reason))
    _hold_back(judged, rule)
    return judged


def _hold_back(judged: Judged, rule: Rule) -> None:
    """A flood is told as its newest events, and one that says how many more there are."""
    events = judged.tell
    if len(events) <= rule.max_at_once:
        return
    by_age = sorted(range(len(events)), key=lambda n: events[n].day or date.max, reverse=True)
    newest = set(by_age[: rule.max_at_once])
    held = [event for number, event in enumerate(events) if number not in newest]
    judged.tell = [event for number, event in enumerate(events) if number in newest]
    judged.silent += [(event, f"more than {rule.max_at_once} at once") for event in held]
    # The same subjects make the same event, should this look be made again.
    subjects = "\n".join(f"{event.subject} {event.begin}" for event in held)
    judged.tell.append(
        Event(
            rule=rule.name,
            kind=held[0].kind,
            subject=f"more|{sha256(subjects.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}",
            title=f"{rule.name}: {len(held):,} more events at once; "
            f"'tracker alerts list --state silent --rule {rule.name}' has them",
        )
    )


def _grown(known: Known, event: Event) -> Known:
    if known.begin is None or known.end is None or event.begin is None or event.end is None:
        return known
    return replace(known, begin=min(known.begin, event.begin), end=max(known.end, event.end))


def _reason_for_silence(rule: Rule, event: Event, at: Moment) -> str | None:
    if at.is_first:
        if rule.since is not None and (event.day is None or event.day >= rule.since):
            return None
        return BEFORE_THE_RULE
    if event.day is not None and event.day < at.today - timedelta(days=rule.max_age):
        return f"happened more than {rule.max_age} days ago"
    fetched = at.fetched.get(event.url or "")
    if at.reread_since is not None and fetched is not None and fetched < at.reread_since:
        return READ_AGAIN
    return None
