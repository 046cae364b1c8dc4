"""What a crawl tells while it runs, and what came of it. Counters, one event, one summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

EventKind = Literal["source", "page", "problem", "end"]
Outcome = Literal["new", "changed", "unchanged", "not-article", "refused", "failed", "discovered"]
"""What came of a request."""
Failure = Literal["broken", "failed"]
"""`broken`: it hung or died, perhaps of one source; `failed`: it could not store results."""
PassedOver = Literal["skipped", "waiting"]
"""What became of a page that no request was made for."""


@dataclass(frozen=True, slots=True)
class SourceCounters:
    """What became of one source's pages; `found` is the sum of all but `fetched`."""

    found: int = 0
    """Addresses of articles that were found, each once."""
    fetched: int = 0
    """Answers received."""
    unchanged: int = 0
    new: int = 0
    changed: int = 0
    failed: int = 0
    refused: int = 0
    """Not allowed (robots.txt, private addresses), not usable, or no article."""
    skipped: int = 0
    """Seen before or in this run: not asked for, or not stored twice."""
    waiting: int = 0
    """Left for a later run: the crawl was stopped, or the host asked to wait."""


@dataclass(frozen=True, slots=True)
class CrawlEvent:
    """One thing that happened, with the counters of its source after it."""

    kind: EventKind
    """`source`: how a source stands; `end`: it is done in this run; `page`: one of its pages is;
    `problem`: something that a person should know."""
    source: str
    url: str = ""
    outcome: Outcome | PassedOver | None = None
    reason: str = ""
    """Of a `source`: what it waits for at the moment."""
    counters: SourceCounters | None = None


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """What came of a crawl."""

    run_id: str
    sources: Mapping[str, SourceCounters]
    problems: tuple[str, ...]
    """One clear line each, e.g. `aws-news: https://aws.amazon.com/feed: DNS lookup failed`, or for
    several pages `aws-news: 14 pages: HTTP 503, e.g. https://aws.amazon.com/blogs/1`."""
    interrupted: bool = False
    notes: tuple[str, ...] = ()
    """What went as planned and is worth knowing, one line each, e.g. a budget that was used up."""
    failure: Failure | None = None
    """Set where the crawl did not come to its end; the last problem says why."""


def to_json(message: CrawlEvent | CrawlSummary) -> dict[str, Any]:
    """The message as plain JSON values; `type` tells which of the two it is."""
    if isinstance(message, CrawlSummary):
        return {"type": "summary"} | asdict(message)
    counters = _values(message.counters) if message.counters else None
    return {"type": "event"} | _values(message) | {"counters": counters}


def _values(record: CrawlEvent | SourceCounters) -> dict[str, Any]:
    # `asdict` copies deeply, and takes as long as the writing: there is an event for every page.
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def from_json(row: Mapping[str, Any]) -> CrawlEvent | CrawlSummary:
    """The reverse of `to_json`. Raises KeyError or TypeError on a row of another shape."""
    values = dict(row)
    if values.pop("type") == "event":
        counters = values["counters"]
        values["counters"] = SourceCounters(**counters) if counters else None
        return CrawlEvent(**values)
    values["sources"] = {name: SourceCounters(**c) for name, c in values["sources"].items()}
    values["problems"] = tuple(values["problems"])
    values["notes"] = tuple(values["notes"])
    return CrawlSummary(**values)
