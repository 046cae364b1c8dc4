"""What people see of rules, events and deliveries."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any, Final

from config.telling.load import load_alerts
from config.telling.rules import Rule
from tracker.alerts.ledger import Line
from tracker.alerts.looking import Found, ask_rules
from tracker.alerts.opening import open_ledger
from tracker.errors import UserError
from tracker.home import Home
from tracker.project import read_sources
from warehouse.query import Result

_FOR_PEOPLE: Final = {"table", "markdown"}
_COLUMNS: Final = (
    *("id", "found_at", "rule", "kind", "title", "channel", "state"),
    *("attempts", "next_try", "last_error"),
)


def would_tell(home: Home, rule: str | None) -> list[Found]:
    """What the rules find now, without a note of it. Raises ConfigError, UserError."""
    wanted = load_alerts(home.alerts)
    rules = [one for one in wanted.rules if one.enabled]
    if rule is not None:
        rules = [_named(rule, wanted.rules)]
    if not rules:
        raise UserError(f"{home.alerts} has no rules yet; docs/alerts.md shows some", code=2)
    sources = read_sources(home)
    if not home.told.is_file():
        return ask_rules(home, rules, sources, None)
    with open_ledger(home.told) as ledger:
        return ask_rules(home, rules, sources, ledger)


def events_to_tell(found: Sequence[Found], project: str, *, every: bool) -> Result:
    """The events of `would_tell`; with `every` also those that are noted in silence."""
    rows: list[tuple[Any, ...]] = []
    for one in found:
        told = [(event, None) for event in one.judged.tell]
        silent = list(one.judged.silent) if every else []
        rows += [
            (event.id(project)[:8], one.rule.name, event.kind, event.day, event.title, reason)
            for event, reason in (*told, *silent)
        ]
    columns = ["id", "rule", "kind", "day", "title"]
    types = ["VARCHAR", "VARCHAR", "VARCHAR", "DATE", "VARCHAR"]
    if every:
        return Result([*columns, "silent"], [*types, "VARCHAR"], rows)
    return Result(columns, types, [row[:-1] for row in rows])


def event_lines(
    home: Home, form: str, *, state: str | None, rule: str | None, channel: str | None, limit: int
) -> Result:
    """The ledger's lines; for people with short ids, without columns that they can do without."""
    lines: list[Line] = []
    if home.told.is_file():
        with open_ledger(home.told) as ledger:
            lines = ledger.lines(state=state, rule=rule, channel=channel, limit=limit)
    if form not in _FOR_PEOPLE:
        rows = [tuple(getattr(line, name) for name in (*_COLUMNS, "silent")) for line in lines]
        return Result([*_COLUMNS, "silent"], ["VARCHAR"] * (len(_COLUMNS) + 1), rows)
    shown = [
        (
            line.id[:8],
            f"{line.found_at:%Y-%m-%d %H:%M}",
            line.rule,
            line.title,
            line.channel or "",
            _state(line),
        )
        for line in lines
    ]
    return Result(
        ["id", "found (UTC)", "rule", "event", "channel", "state"], ["VARCHAR"] * 6, shown
    )


def _state(line: Line) -> str:
    if line.silent is not None:
        return f"silent: {line.silent}"
    if line.state is None:
        return "no channel"
    tries = f" after {line.attempts} attempts" if (line.attempts or 0) > 1 else ""
    when = f", next try {line.next_try:%m-%d %H:%M}" if line.next_try else ""
    error = f": {line.last_error}" if line.last_error else ""
    return f"{'waits' if line.state == 'pending' else line.state}{tries}{when}{error}"


def _named(name: str, rules: Sequence[Rule]) -> Rule:
    by_name = {rule.name: rule for rule in rules}
    if name in by_name:
        return by_name[name]
    near = difflib.get_close_matches(name, by_name, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise UserError(f"alerts.yaml has no rule '{name}'{hint}", code=2)
