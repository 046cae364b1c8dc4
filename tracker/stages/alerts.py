"""Tell: what is new in the published copy, to those whom alerts.yaml names."""

from __future__ import annotations

import difflib
import secrets
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from config.errors import ConfigError
from config.settings import Settings
from config.telling.channels import Channel, FeedChannel
from config.telling.load import Alerts, load_alerts
from tracker.alerts.delivering import Delivered, deliver, way
from tracker.alerts.digests import add_digests
from tracker.alerts.event import Event, Said, Told
from tracker.alerts.judging import Judged
from tracker.alerts.ledger import Ledger
from tracker.alerts.looking import Found, keep, look
from tracker.alerts.opening import open_ledger
from tracker.alerts.ways.failure import DeliveryError
from tracker.errors import UserError
from tracker.home import Home
from tracker.lock import exclusive
from tracker.plain import count, plain
from tracker.progress import Progress
from tracker.project import read_sources
from warehouse.errors import NotPublished, WarehouseError

LOCK = "alerts.lock"
WORK = "another 'tracker alerts' or the end of a run"
SECONDS_TO_WAIT = 600.0
"""For another that delivers: longer than a round takes."""


@dataclass(frozen=True, slots=True)
class AlertsSummary:
    """What was delivered, and what is wrong with the configuration.

    A delivery that failed is no problem of a run: it is said, and tried again.
    """

    delivered: Delivered = field(default_factory=Delivered)
    problems: tuple[str, ...] = ()
    has_channels: bool = True
    """Whether there is anybody to tell."""


def alerts(home: Home, settings: Settings, progress: Progress) -> AlertsSummary:
    """Find what is new, and deliver what is due. Does nothing where there is no alerts.yaml.

    A mistake in that file is a problem, and no reason to lose a crawl. Raises UserError where the
    memory of what was told cannot be used.
    """
    if not home.alerts.is_file():
        return AlertsSummary(has_channels=False)
    try:
        wanted = load_alerts(home.alerts)
        sources = read_sources(home)
    except ConfigError as error:
        problems = tuple(str(problem) for problem in error.problems)
        progress.problems(problems)
        return AlertsSummary(problems=problems)
    if not wanted.channels:
        return AlertsSummary(has_channels=False)
    project = settings.project.name
    with (
        progress.stage("alerts") as stage,
        _alone(home, progress.say),
        open_ledger(home.told) as ledger,
    ):
        now = datetime.now(UTC)
        found: list[Found] = []
        digests = 0
        wrong: list[str] = []
        try:
            if (seen := look(home, wanted, sources, ledger, now)) is not None:
                this, found = seen
                keep(ledger, this, found, wanted, project)
            digests = add_digests(home, settings, wanted, sources, ledger, now)
        except NotPublished:
            pass  # what was found before may still wait
        except WarehouseError as error:
            wrong.append(f"alerts: {error}")
        stage.update("delivering")
        delivered = _delivered(home, wanted, ledger, project)
        told = sum(len(one.judged.tell) for one in found) + digests
        stage.done(_in_words(told, delivered, ledger))
        for line in _first_looks(found):
            progress.say(f"  {line}")
        # Said, and no problem of the run.
        for trouble in delivered.troubles:
            progress.tell(f"  ! {plain(trouble)}", level="warning")
    problems = (*wrong, *(one.problem for one in found if one.problem is not None))
    progress.problems(problems)
    return AlertsSummary(delivered, problems)


def retry(
    home: Home,
    settings: Settings,
    wanted: Alerts,
    ids: Sequence[str] | None,
    channel: str | None,
) -> tuple[int, Delivered]:
    """Try what failed of these events, or of all, at once; how much it was, and what came of it.

    Raises UserError.
    """
    with _alone(home), open_ledger(home.told) as ledger:
        number = ledger.revive(ids, channel, datetime.now(UTC))
        return number, _delivered(home, wanted, ledger, settings.project.name)


def tell_at_once(
    home: Home, settings: Settings, wanted: Alerts, event: Event, channels: Sequence[str]
) -> tuple[str, ...]:
    """Tell of an event that no rule has found, through these channels, and of what else is due.

    Returns a line for each message that failed. Raises UserError.
    """
    for name in channels:
        _named(name, wanted.channels)
    now = datetime.now(UTC)
    new = replace(event, subject=f"{event.subject}, asked for {now.isoformat()}")
    with _alone(home), open_ledger(home.told) as ledger:
        to, project = list(dict.fromkeys(channels)), settings.project.name
        ledger.add(event.rule, "", Judged(tell=[new]), to, project=project, now=now)
        return tuple(_delivered(home, wanted, ledger, project).troubles)


def test_message(home: Home, settings: Settings, wanted: Alerts, name: str) -> str | None:
    """Send a message that says it is a test; what went wrong. Raises UserError."""
    channel = _named(name, wanted.channels)
    if isinstance(channel, FeedChannel):
        return "a feed holds what was told and nothing else, so it cannot be tested"
    now = datetime.now(UTC)
    event = Event(
        rule="test",
        kind="test",
        subject=secrets.token_hex(8),
        title=f"A test of the channel '{name}': what is told arrives here",
        said=(Said("tracker alerts test", "日本語も読めます。"),),
    )
    project = settings.project.name
    told = Told(event.id(project), project, now, event)
    try:
        with _alone(home), open_ledger(home.told) as ledger:
            way(channel, home.root, ledger, project).send(told)
    except DeliveryError as error:
        return str(error)
    return None


def require_alerts(home: Home) -> Alerts:
    """`alerts.yaml`. Raises ConfigError, and UserError where there is nothing in it."""
    wanted = load_alerts(home.alerts)
    if not wanted.channels:
        raise UserError(f"{home.alerts} has no channels yet; docs/alerts.md shows some", code=2)
    return wanted


def _alone(home: Home, tell: Callable[[str], None] | None = None) -> AbstractContextManager[None]:
    return exclusive(home.data / LOCK, WORK, wait=SECONDS_TO_WAIT, tell=tell)


def _named(name: str, channels: Sequence[Channel]) -> Channel:
    by_name = {channel.name: channel for channel in channels}
    if name in by_name:
        return by_name[name]
    near = difflib.get_close_matches(name, by_name, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else f"; it has: {', '.join(by_name)}"
    raise UserError(f"alerts.yaml has no channel '{name}'{hint}", code=2)


def _first_looks(found: Sequence[Found]) -> list[str]:
    """A line for each rule that was judged for the first time."""
    lines = []
    for one in found:
        if one.is_first and one.problem is None:
            silent = count(len(one.judged.silent), "earlier event")
            since = f", and tells {len(one.judged.tell)}" if one.rule.since else ""
            lines.append(
                f"rule '{one.rule.name}' begins: it notes {silent} in silence{since}; "
                "from now on what is new is told"
            )
    return lines


def _delivered(home: Home, wanted: Alerts, ledger: Ledger, project: str) -> Delivered:
    ways = {channel.name: way(channel, home.root, ledger, project) for channel in wanted.channels}
    return deliver(ledger, wanted.channels, ways, project)


def _in_words(told: int, delivered: Delivered, ledger: Ledger) -> str:
    counts = ledger.counts()
    parts = [count(told, "new event") if told else "nothing new"]
    if delivered.sent:
        parts.append(f"{count(delivered.sent, 'message')} sent")
    if waiting := counts.get("pending", 0):
        parts.append(f"{waiting} waiting")
    if dead := counts.get("dead", 0):
        parts.append(f"{count(dead, 'dead letter')} ('tracker alerts list --state dead')")
    return ", ".join(parts)
