"""The invented articles that the templates tell."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

_FILE = Path(__file__).parent / "stories.toml"


@dataclass(frozen=True, slots=True)
class Story:
    """An article before it has a page; times have the zone of its outlet."""

    title: str
    authors: tuple[str, ...]
    organisation: str
    published: datetime
    updated: datetime
    section: str
    tags: tuple[str, ...]
    slug: str
    number: int
    description: str
    text: tuple[str, ...]


def stories(lang: str, zone: ZoneInfo) -> tuple[Story, ...]:
    """The stories of a language, told by an outlet in this zone."""
    return tuple(_story(row, zone) for row in tomllib.loads(_FILE.read_text("utf-8"))[lang])


def _story(row: dict[str, object], zone: ZoneInfo) -> Story:
    lists = {name: tuple(row[name]) for name in ("authors", "tags", "text")}  # type: ignore[call-overload]
    times = {
        name: value.replace(tzinfo=zone)
        for name in ("published", "updated")
        if isinstance(value := row[name], datetime)
    }
    return Story(**{**row, **lists, **times})  # type: ignore[arg-type]
