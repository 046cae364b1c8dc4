"""From a rule and the published copy to the events that are under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from config.models import Source
from config.telling.rules import HedgeDroppedRule, NewGenerationRule, Rule, SourceQuietRule
from tracker.alerts.asking import Row, among, ask
from tracker.alerts.event import Event
from tracker.alerts.quiet import quiet_sources
from tracker.alerts.wording import event
from warehouse.query import resolve_entity

_SCOPES = {"retold": "time", "within": "article"}


@dataclass(frozen=True, slots=True)
class Copy:
    """What rules are held against."""

    con: DuckDBPyConnection
    sources: Sequence[Source]
    today: date

    quiet: dict[int, list[Row]] = field(default_factory=dict)
    """Quiet sources, by how many days one may be unreachable; filled as rules ask."""


def find(rule: Rule, copy: Copy, recent: date | None = None) -> list[Event]:
    """Every event that the copy holds under a rule, also those that were told.

    `recent` leaves out what happened before that day: in a large archive that is nearly all.
    Raises UnknownEntity where the rule names something that nobody follows, and QueryError.
    """
    return [event(rule.name, query, row) for query, row in _rows(rule, copy, recent)]


def _rows(rule: Rule, copy: Copy, recent: date | None) -> Iterator[tuple[str, Row]]:
    if isinstance(rule, SourceQuietRule):
        return (("source_quiet", row) for row in _quiet(rule, copy))
    params = {**_params(rule, copy.con), "recent": recent, "days": _days(rule, copy.today)}
    if isinstance(rule, HedgeDroppedRule):
        return _hedges(rule, copy.con, params)
    query = params["kind"]
    return ((query, row) for row in ask(copy.con, query, params))


def _hedges(
    rule: HedgeDroppedRule, con: DuckDBPyConnection, params: dict[str, Any]
) -> Iterator[tuple[str, Row]]:
    for how, scope in _SCOPES.items():
        if rule.how in {how, None}:
            for row in ask(con, "hedge_retold", {**params, "scope": scope}):
                yield "hedge_retold", row
    if rule.how in {"edited", None}:
        for row in ask(con, "hedge_edited", params):
            yield "hedge_edited", row


def _params(rule: Rule, con: DuckDBPyConnection) -> dict[str, Any]:
    """The conditions of a rule as its query names them.

    `among` are the entities that it is held to; `entity` is the only one of them, so that the
    macros need not read all the others.
    """
    params: dict[str, Any] = rule.model_dump()
    name, kind = params.get("entity"), params.get("entity_kind")
    family = bool(params.get("family")) or isinstance(rule, NewGenerationRule)
    entity = resolve_entity(con, name).id if name else None
    ids = among(con, entity, family=family, kind=kind) if entity or kind else None
    is_alone = entity is not None and not family and kind is None
    narrowed = entity if is_alone or isinstance(rule, NewGenerationRule) else None
    return {**params, "entity": narrowed, "among": ids}


def _days(rule: Rule, today: date) -> int:
    """How far back what is new may be."""
    since = (today - rule.since).days + 1 if rule.since is not None else 0
    return max(rule.max_age, since)


def _quiet(rule: SourceQuietRule, copy: Copy) -> Iterator[Row]:
    days = rule.unreachable_days
    if days not in copy.quiet:
        from tracker.doctor.gather import gather

        found = quiet_sources(copy.sources, gather(copy.con), copy.today, unreachable_days=days)
        copy.quiet[days] = list(found)
    for row in copy.quiet[days]:
        if rule.source in {None, row["source"]} and rule.tier in {None, row["tier"]}:
            yield row
