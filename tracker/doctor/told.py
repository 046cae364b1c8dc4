"""Whether what is to be told can be, and arrives."""

from __future__ import annotations

from collections.abc import Iterator

from config.errors import ConfigError
from config.telling.load import load_alerts
from tracker.alerts.opening import open_ledger
from tracker.doctor.project import Check
from tracker.errors import UserError
from tracker.home import Home
from tracker.plain import count


def alert_checks(home: Home) -> Iterator[Check]:
    """What is wrong with alerts.yaml, which stops no crawl, and what was given up."""
    try:
        wanted = load_alerts(home.alerts)
    except ConfigError as error:
        todo = "correct it; nobody is told anything until then"
        yield from (Check("alerts", "wrong", str(problem), todo) for problem in error.problems)
        return
    if not wanted.channels:
        return
    rules = count(sum(rule.enabled for rule in wanted.rules), "rule")
    if not home.told.is_file():
        yield Check("alerts", "ok", f"{rules}; nothing was looked for yet")
        return
    try:
        with open_ledger(home.told) as ledger:
            counts = ledger.counts()
    except UserError as error:
        yield Check("alerts", "wrong", str(error), "see to the file")
        return
    told = f"{rules}; {counts.get('sent', 0):,} sent, {counts.get('pending', 0):,} waiting"
    if dead := counts.get("dead", 0):
        todo = "'tracker alerts list --state dead' says why, 'tracker alerts retry' tries again"
        yield Check("alerts", "note", f"{told}, {count(dead, 'dead letter')}", todo)
    else:
        yield Check("alerts", "ok", told)
