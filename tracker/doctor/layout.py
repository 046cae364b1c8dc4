"""Whether a site's pages are read as well as they were: text, date, author, language, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from tracker.doctor.change import Change, Level, fall
from tracker.doctor.finding import Finding, day_in_words, share_in_words
from tracker.doctor.history import Version

_HALF = 0.5
_FIELDS = {"title": "titles", "authors": "authors", "published_at": "dates"}
_LAST = 5
"""Articles by which a selector is judged."""


def layout(name: str, versions: Sequence[Version], lately: datetime, today: date) -> list[Finding]:
    """What is read worse since a day that is not before `lately`."""
    lost = [
        *_text(versions, lately),
        *_share("with a date", [v.is_dated for v in versions], versions, lately),
        *_share("with an author", [v.has_author for v in versions], versions, lately),
    ]
    moved = [told for field in _FIELDS for told in _origin(field, versions, lately)]
    findings = []
    if lost:
        since = day_in_words(min(at for at, _ in lost), today)
        told = "; ".join(words for _, words in (*lost, *moved))
        findings.append(
            Finding(
                "broken",
                f"the layout changed about {since}: {told}",
                f"check with 'tracker sources check {name}'; 'selectors' in sources.yaml say where "
                "the parts stand",
            )
        )
    elif moved:
        since = day_in_words(min(at for at, _ in moved), today)
        told = "; ".join(words for _, words in moved)
        findings.append(Finding("note", f"since {since} {told}"))
    return findings + _language(versions, lately, today)


def selectors_that_fail(fields: Sequence[str], versions: Sequence[Version]) -> list[Finding]:
    """Selectors of a source that no longer find anything, by the names of their fields."""
    last = versions[-_LAST:]
    if len(last) < _LAST:
        return []
    findings = []
    for field in fields:
        origins = [version.origins.get(_ORIGIN.get(field, field)) for version in last]
        # Pages say so of the text. Other fields may be from before there was a selector.
        if field == "text" and all("text_selector" in version.origins for version in last):
            says = f"the selector of 'text' found nothing in the last {_LAST} articles"
            findings.append(Finding("broken", says, "correct it in sources.yaml, or take it out"))
        elif field != "text" and "selector" not in origins:
            says = f"none of the last {_LAST} articles was read by the selector of '{field}'"
            findings.append(Finding("note", says, "correct it, if it is not new, or take it out"))
    return findings


_ORIGIN = {"published": "published_at", "updated": "updated_at"}
_Told = tuple[datetime, str]


def _text(versions: Sequence[Version], lately: datetime) -> list[_Told]:
    change = _fall([version.characters for version in versions], versions, lately, "median")
    if change is None or change.after > _HALF * change.before:
        return []
    words = f"text length fell from {change.before:,.0f} to {change.after:,.0f} characters"
    return [(versions[change.index].at, words)]


def _share(
    what: str, has: Sequence[bool], versions: Sequence[Version], lately: datetime
) -> list[_Told]:
    change = _fall([float(value) for value in has], versions, lately, "mean")
    if change is None or change.before - change.after < _HALF:
        return []
    before, after = share_in_words(change.before), share_in_words(change.after)
    return [(versions[change.index].at, f"articles {what} fell from {before} to {after}")]


def _origin(field: str, versions: Sequence[Version], lately: datetime) -> list[_Told]:
    """Where a field comes from other evidence than before."""
    usual = _usual([v.origins[field] for v in versions if field in v.origins])
    series = [v for v in versions if field in v.origins]
    change = _fall([float(v.origins[field] == usual) for v in series], series, lately, "mean")
    if change is None or change.before - change.after < _HALF:
        return []
    now = _usual([v.origins[field] for v in series[change.index :]], last=True)
    return [(series[change.index].at, f"{_FIELDS[field]} come from {now}, no longer {usual}")]


def _language(versions: Sequence[Version], lately: datetime, today: date) -> list[Finding]:
    known = [version for version in versions if version.lang]
    usual = _usual([str(version.lang) for version in known])
    change = _fall([float(version.lang == usual) for version in known], known, lately, "mean")
    if change is None or change.before - change.after < _HALF:
        return []
    now = _usual([str(v.lang) for v in known[change.index :]], last=True)
    since = day_in_words(known[change.index].at, today)
    return [
        Finding(
            "broken",
            f"its language changed about {since}: '{now}', before '{usual}'",
            "look for its feed in the other language, or change 'lang' in sources.yaml",
        )
    ]


def _fall(
    values: Sequence[float], versions: Sequence[Version], lately: datetime, level: Level
) -> Change | None:
    """The fall of the values, one a version, unless it is an old story."""
    change = fall(values, level)
    return change if change is not None and versions[change.index].at >= lately else None


def _usual(values: Sequence[str], *, last: bool = False) -> str:
    """The commonest of the earlier half, or with `last` of all."""
    part = values if last else values[: (len(values) + 1) // 2]
    return Counter(part).most_common(1)[0][0] if part else ""
