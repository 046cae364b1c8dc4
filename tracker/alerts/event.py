"""Something that happened, and what makes two of them the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from tracker.output import json_ready
from tracker.plain import cut

LONGEST_TITLE: Final = 300
LONGEST_TEXT: Final = 1_000
"""Of a sentence or any other text from an article."""
_MOST_ITEMS: Final = 20
_DEEPEST: Final = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that shows what happened."""

    where: str
    """Day, source, who is quoted; the title of a part of a digest."""
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, under a rule. All of its text is fit for one line.

    It is the same as another of its rule where `subject` and `begin` are; where it has an end,
    also where the two spans touch: a burst that is found to have begun a week earlier is no new
    one.
    """

    rule: str
    kind: str
    subject: str
    title: str
    begin: date | None = None
    end: date | None = None
    day: date | None = None
    """When it happened, for telling what is old; None is now."""
    said: tuple[Said, ...] = ()
    url: str | None = None
    """An article to look at."""
    entity: str | None = None
    name: str | None = None
    """That people know the entity by."""
    details: Mapping[str, Any] = field(default_factory=dict)
    """The row that it was found in; of a digest its parts."""
    markdown: str | None = None
    html: str | None = None
    """A digest as it is mailed."""

    def is_same(self, begin: date | None, end: date | None) -> bool:
        """Whether an event of its rule and subject with this span is this one."""
        if self.end is None or self.begin is None or end is None or begin is None:
            return self.begin == begin
        return self.begin <= end and begin <= self.end

    def id(self, project: str) -> str:
        """32 hexadecimal digits, the same whenever this event is found."""
        what = [project, self.rule, self.kind, self.subject, str(self.begin)]
        text = json.dumps(what, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Told:
    """An event that was found and is kept."""

    id: str
    project: str
    found_at: datetime
    event: Event


def clean(value: Any, depth: int = 0) -> Any:
    """A value as JSON knows it, without what could steer a terminal, and of bounded size."""
    match json_ready(value) if depth == 0 else value:
        case str() as text:
            return cut(text, LONGEST_TEXT)
        case list() as items if depth < _DEEPEST:
            return [clean(item, depth + 1) for item in items[:_MOST_ITEMS]]
        case dict() as items if depth < _DEEPEST:
            return {cut(name, 100): clean(item, depth + 1) for name, item in items.items()}
        case list() | dict():
            return None
        case other:
            return other


def web_address(url: Any) -> str | None:
    """An address that may become a link; None for any other scheme, or what is no address."""
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return None
    if len(url) > 4000 or not url.isprintable() or any(c in url for c in " <>\"'`\\"):
        return None
    return url
