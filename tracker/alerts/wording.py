"""Events in words: from the rows of the warehouse's macros to what people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from tracker.alerts.event import LONGEST_TEXT, LONGEST_TITLE, Event, Said, clean, web_address
from tracker.alerts.quiet import silence_of
from tracker.claims.line import line_of
from tracker.claims.lists import LISTS, Item
from tracker.claims.marked import with_signs
from tracker.plain import count, cut, plain
from tracker.report.words import percent

Row = dict[str, Any]

_MOST_SAID: Final = 6
_OPEN: Final[Mapping[str, str]] = {
    "no speaker": "who says so",
    "no baseline": "compared with what",
    "hedge dropped": "why the hedge is gone",
    "absolute": "whether it holds without exception",
    "large figure": "how so much was measured",
}
"""Parts of a score that ask for something, and for what."""


def event(rule: str, kind: str, row: Row) -> Event:
    """The event that a row of the query of this name is."""
    return _EVENTS[kind](rule, row)


def leaves_open(parts: list[Row]) -> str:
    """What a claim leaves open, by what made its score: `who says so, compared with what`."""
    asked = [_OPEN[part["what"]] for part in parts if part["what"] in _OPEN and part["amount"] > 0]
    return ", ".join(dict.fromkeys(asked))


def _burst(rule: str, row: Row) -> Event:
    name = plain(row["name"])
    running = ", and goes on" if row["is_running"] else ""
    span = _span(row["begin"], row["end"])
    title = (
        f"{name} bursts: {count(row['articles'], 'article')} {span}{running}; "
        f"{percent(row['share'])} of what is read, usually {percent(row['usual_share'])}"
    )
    return _event(
        *(rule, "burst", row["entity"], title, row),
        begin=row["begin"],
        end=row["end"],
        day=row["end"],
        entity=row["entity"],
    )


def _new_entity(rule: str, row: Row) -> Event:
    listed = "" if row["is_listed"] else " (in no list)"
    title = f"New: {plain(row['name'])}, a {row['kind']}{listed}, first named {_first(row)}"
    return _new(rule, "new_entity", title, row)


def _new_generation(rule: str, row: Row) -> Event:
    listed = "" if row["is_listed"] else ", in no list"
    title = (
        f"New generation of {plain(row['family'])}: {plain(row['name'])}{listed}, "
        f"first named {_first(row)}"
    )
    return _new(rule, "new_generation", title, row)


def _new(rule: str, kind: str, title: str, row: Row) -> Event:
    where = f"{row['first_day']}  {plain(row['first_source'] or '')}".rstrip()
    return _event(
        *(rule, kind, row["subject"], title, row),
        day=row["first_day"],
        said=[Said(where, row["sentence"])] if row["sentence"] else [],
        url=row["article_url"],
        entity=row["entity"],
    )


def _first(row: Row) -> str:
    by = f" by {plain(row['first_source'])}" if row["first_source"] else ""
    return f"{row['first_day']}{by} ({count(row['stories'], 'story')} so far)"


def _claim(rule: str, row: Row) -> Event:
    line = line_of(row["claim"], row["key"])
    speaker = f", quoting {plain(row['attribution'])}" if row["attribution"] else ""
    asked = leaves_open(row["parts"])
    title = f"Claim: {line}, score {row['score']:.2f}{f'; leaves open {asked}' if asked else ''}"
    where = f"{row['first_seen'] or 'undated'}  {plain(row['first_source'])}{speaker}"
    return _event(
        *(rule, "claim", row["key"], title, row),
        day=row["last_seen"],
        said=[Said(where, row["sentence"])],
        url=row["article_url"],
        entity=row["subject"],
    )


def _hedge_retold(rule: str, row: Row) -> Event:
    item = LISTS["decay"].item(row)
    within = row["scope"] == "article"
    subject = f"{row['scope']}|{row['key']}{'|' + row['without_url'] if within else ''}"
    how = "within one article" if within else f"by {plain(row['without_source'])}"
    return _event(
        *(rule, "hedge_dropped", subject, f"Hedge dropped {how}: {item.claim}", row),
        day=row["without_day"],
        said=_said(item),
        url=row["without_url"],
        entity=row["subject"],
    )


def _hedge_edited(rule: str, row: Row) -> Event:
    item = LISTS["edits"].item(row)
    noted = "noted by the page" if row["is_noted"] else "silently"
    return _event(
        rule,
        "hedge_dropped",
        f"edited|{row['key']}|{row['article_url']}|{row['seen_at'].isoformat()}",
        f"Hedge edited out by {plain(row['source'])}, {noted}: {item.claim}",
        row,
        day=row["seen_day"],
        said=_said(item),
        url=row["article_url"],
        entity=row["subject"],
    )


def _contradiction(rule: str, row: Row) -> Event:
    item = LISTS["contradictions"].item(row)
    one, other = sorted((row["key"], row["other_key"]))
    days = [day for day in (row["day"], row["other_day"]) if day is not None]
    return _event(
        *(rule, "contradiction", f"{row['kind']}|{one}|{other}"),
        *(f"Contradiction: {item.claim}, {item.became}", row),
        day=max(days) if days else None,
        said=_said(item),
        url=row["other_article_url"],
        entity=row["subject"],
    )


def _prediction_due(rule: str, row: Row) -> Event:
    item = LISTS["due"].item(row)
    is_due = row["days_overdue"] >= 0
    title = f"Prediction {'due' if is_due else 'soon due,'} {row['due']}: {item.claim}"
    return _event(
        *(rule, "prediction_due", f"{row['key']}|{row['due']}", title, row),
        day=row["due"] if is_due else None,
        said=_said(item),
        url=row["article_url"],
        entity=row["subject"],
    )


def _source_quiet(rule: str, row: Row) -> Event:
    return _event(
        *(rule, "source_quiet", silence_of(row["reason"], row["source"])),
        *(f"{plain(row['source'])} {row['says']}", row),
        begin=row["since"],
        end=row["until"],
        said=[Said("what to do", row["todo"])],
        url=row["url"],
    )


_EVENTS: Final[Mapping[str, Callable[[str, Row], Event]]] = {
    "burst": _burst,
    "new_entity": _new_entity,
    "new_generation": _new_generation,
    "claim": _claim,
    "hedge_retold": _hedge_retold,
    "hedge_edited": _hedge_edited,
    "contradiction": _contradiction,
    "prediction_due": _prediction_due,
    "source_quiet": _source_quiet,
}


def _event(
    rule: str,
    kind: str,
    subject: str,
    title: str,
    row: Row,
    *,
    begin: date | None = None,
    end: date | None = None,
    day: date | None = None,
    said: list[Said] | None = None,
    url: str | None = None,
    entity: str | None = None,
) -> Event:
    shown = [
        Said(cut(" ".join(one.where.split()), LONGEST_TITLE), cut(one.text, LONGEST_TEXT))
        for one in (said or [])[:_MOST_SAID]
    ]
    name = row.get("name")
    return Event(
        rule=rule,
        kind=kind,
        subject=subject,
        title=cut(title, LONGEST_TITLE),
        begin=begin,
        end=end,
        day=day,
        said=tuple(shown),
        url=web_address(url),
        entity=entity,
        name=plain(name) if entity and name else None,
        details=clean(row),
    )


def _said(item: Item) -> list[Said]:
    return [Said(quote.where, with_signs(quote.pieces)) for quote in item.quotes]


def _span(begin: date, end: date) -> str:
    return f"on {begin}" if begin == end else f"{begin} to {end}"
