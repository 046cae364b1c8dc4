"""An event as JSON: the body of a webhook, and a line of a file."""

from __future__ import annotations

import json
from typing import Any, Final

from tracker.alerts.event import Told

VERSION: Final = 1
"""Of the form of the body; it grows with what older readers would misread."""


def body(told: Told) -> dict[str, Any]:
    """What docs/alerts.md describes, field by field."""
    event = told.event
    entity = {"id": event.entity, "name": event.name} if event.entity else None
    return {
        "version": VERSION,
        "id": told.id,
        "project": told.project,
        "rule": event.rule,
        "kind": event.kind,
        "title": event.title,
        "day": event.day.isoformat() if event.day else None,
        "found_at": told.found_at.isoformat(timespec="seconds"),
        "entity": entity,
        "url": event.url,
        "said": [{"where": one.where, "text": one.text} for one in event.said],
        "details": event.details,
        "markdown": event.markdown,
    }


def line(told: Told) -> str:
    """The body in one line, with its end."""
    return json.dumps(body(told), ensure_ascii=False) + "\n"
