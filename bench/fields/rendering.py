"""Templates into HTML, with the filters that write dates as outlets do."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.fields.stories import Story

_WIDE = str.maketrans("0123456789/", "０１２３４５６７８９／")
_WEEKDAYS = dict(
    zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "月火水木金土日", strict=True)
)
_IMPORT = '{% from "site.html" import nav, related, foot, body %}'


def rendered(template: str, story: Story, url: str, image: str) -> str:
    """The page of a template for a story."""
    page = _ENVIRONMENT.from_string(_IMPORT + template)
    return page.render(s=story, url=url, image=image, names=_people)


def _people(story: Story) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in story.authors]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def _era(at: datetime) -> int:
    return at.year - 2018


def _ordinal(text: str) -> str:
    return re.sub(r"\b(\d{1,2})(?=,)", lambda m: f"{int(m[1])}{_suffix(int(m[1]))}", text)


def _ordinal_first(text: str) -> str:
    return re.sub(r"^\d{1,2}", lambda m: f"{m[0]}{_suffix(int(m[0]))}", text)


def _suffix(day: int) -> str:
    return "th" if 4 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _weekday(text: str) -> str:
    return re.sub("|".join(_WEEKDAYS), lambda m: _WEEKDAYS[m[0]], text)


def _midnight_in_utc(at: datetime) -> str:
    start = at.replace(hour=0, minute=0, second=0).astimezone(UTC)
    return f"{start:%Y-%m-%dT%H:%M:%SZ}"


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, autoescape=False
    )
    found.filters |= {
        "json": _json,
        "iso": lambda at: at.isoformat(),
        "local": lambda at, form: at.strftime(form),
        "utc": lambda at, form: at.astimezone(UTC).strftime(form),
        "midnight_utc": _midnight_in_utc,
        "wareki": lambda at: f"令和{_era(at)}年{at.month}月{at.day}日".translate(_WIDE),
        "wareki_short": lambda at: f"R{_era(at)}.{at.month}.{at.day}",
        "wide": lambda text: text.translate(_WIDE),
        "weekday": _weekday,
        "ordinal": _ordinal,
        "ordinal_first": _ordinal_first,
        "nospace": lambda names: (
            names.replace(" ", "")
            if isinstance(names, str)
            else [n.replace(" ", "") for n in names]
        ),
        "ampm": lambda text: text.replace("AM", "a.m.").replace("PM", "p.m."),
    }
    return found


_ENVIRONMENT = _environment()
