"""The project folder of the demonstration, and what it remembers from one visit to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from config.load import SHIPPED
from config.models import Source
from tracker.errors import UserError
from tracker.home import Home
from tracker.init import init

STATE = "demo.json"
# A person visits twice within minutes; the open web is asked again after a day.
IMPATIENT = {
    "recheck_days = 14 ": "recheck_days = 120",
    "recheck_hours = 24 ": "recheck_hours = 0  ",
}
_SOURCES = """\
# The invented outlets of the demonstration, on this machine. Written by `tracker demo`.

"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Which visit this is, and what the site looks like on it."""

    number: int
    day: date
    """What the site takes for today: that of the first visit, so that dates stay what they were."""
    port: int
    """0 before the first visit."""


def next_visit(home: Home) -> Visit:
    """The visit that comes next in this folder. Raises UserError where the folder is another's."""
    file = home.root / STATE
    if not file.is_file():
        if home.root.is_dir() and any(home.root.iterdir()):
            raise UserError(
                f"{home.root} is not empty and no demonstration; name another folder with --keep",
                code=2,
            )
        return Visit(1, date.today(), 0)  # noqa: DTZ011 - the day of the person who looks at it
    try:
        state = json.loads(file.read_text(encoding="utf-8"))
        return Visit(state["visits"] + 1, date.fromisoformat(state["day"]), state["port"])
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{file} is damaged ({error!r}); remove the folder, begin anew") from error


def remember(home: Home, visit: Visit, *, made: bool) -> None:
    """Note where and on which day the site stands, and whether this visit was made to its end."""
    visits = visit.number if made else visit.number - 1
    state = {"visits": visits, "day": visit.day.isoformat(), "port": visit.port}
    (home.root / STATE).write_text(json.dumps(state) + "\n", encoding="utf-8")


def prepare(home: Home, sources: Iterable[Source]) -> None:
    """Make the folder a project that crawls the demonstration's outlets."""
    if not home.is_project:
        init(home)
        home.settings.write_text(_settings(), encoding="utf-8")
    listed = [source.model_dump(mode="json", exclude_defaults=True) for source in sources]
    text = yaml.safe_dump({"sources": listed}, allow_unicode=True, sort_keys=False)
    home.sources.write_text(_SOURCES + text, encoding="utf-8")


def _settings() -> str:
    text = (SHIPPED / "project" / Path("tracker.toml")).read_text(encoding="utf-8")
    for old, new in IMPATIENT.items():
        if old not in text:
            raise ValueError(f"{old!r} does not stand in the template")
        text = text.replace(old, new)
    return text
