"""The verdict on one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from tracker.doctor.finding import Finding, days_ago
from tracker.doctor.history import History, Look
from tracker.doctor.intake import budget, intake
from tracker.doctor.layout import layout, selectors_that_fail
from tracker.doctor.reaching import reaching
from tracker.doctor.silence import Rhythm, silence
from tracker.plain import count

if TYPE_CHECKING:
    from config.models import Source

Verdict = Literal["ok", "moved", "quiet", "broken", "new", "disabled", "unlisted"]
WRONG: frozenset[Verdict] = frozenset({"moved", "quiet", "broken"})
_GRAVITIES = ("note", "moved", "quiet", "broken")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is the matter with a source, the gravest first."""

    source: str
    verdict: Verdict
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """Against what a history is held."""

    now: datetime
    """UTC."""
    day: date
    """In the project's time zone."""
    lately: timedelta
    """Changes are told that are not older."""


def diagnose(source: Source, place: str, history: History, today: Today) -> Diagnosis:
    """What is the matter with a source of the configuration. `place` is its file and line."""
    if not source.enabled:
        return Diagnosis(
            source.name, "disabled", (Finding("note", f"disabled ({place}); it is not crawled"),)
        )
    if not history.was_crawled:
        todo = f"crawl it with 'tracker run --source {source.name}'"
        return Diagnosis(source.name, "new", (Finding("note", "never crawled", todo),))
    findings = [*_findings(source, place, history, today)]
    findings.sort(key=lambda finding: -_GRAVITIES.index(finding.gravity))
    worst = findings[0].gravity if findings else "note"
    if worst == "note":
        return Diagnosis(source.name, "ok", (_healthy(history, today), *findings))
    return Diagnosis(source.name, worst, tuple(findings))


def unlisted(history: History) -> Diagnosis:
    """Of a source that is stored but not configured (any more)."""
    articles = count(len(history.published), "article")
    says = f"not in sources.yaml; what was read of it stays ({articles})"
    return Diagnosis(history.source, "unlisted", (Finding("note", says),))


def _findings(source: Source, place: str, history: History, today: Today) -> list[Finding]:
    lately = today.now - today.lately
    looks = _of_its_own_document(source, history.looks)
    found = reaching(looks, place, today.day)
    # A source that cannot be reached is silent for that reason.
    if read := [look for look in looks if look.went_well]:
        pause = silence(history.published, read[-1].at.date(), source.url or "it")
        if pause is not None and not any(f.gravity == "broken" for f in found):
            found.append(pause)
    found += intake(source.name, history.pages, lately, today.day)
    found += layout(source.name, history.versions, lately, today.day)
    fields = [name for name, value in source.selectors if value and name != "remove"]
    found += selectors_that_fail(fields, history.versions)
    if (limit := budget(history.pages_a_run, source.max_pages, place)) is not None:
        found.append(limit)
    return found


def _of_its_own_document(source: Source, looks: Sequence[Look]) -> Sequence[Look]:
    """Looks at the address that is configured; a sitemap's parts are documents too."""
    own = [look for look in looks if look.url == source.url]
    return own or looks


def _healthy(history: History, today: Today) -> Finding:
    rhythm = Rhythm.of(history.published)
    if rhythm is None:
        return Finding("note", "crawled; no article of it is stored yet")
    last = days_ago(max(0, (today.day - rhythm.last).days))
    if rhythm.active_days < 2:
        return Finding("note", f"{count(rhythm.articles, 'article')}, the last {last}")
    return Finding("note", f"{rhythm}, the last {last}")
