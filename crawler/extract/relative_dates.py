"""Dates that are told by how long ago they were: 「3時間前」, "2 days ago"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.article import DatePrecision
from crawler.extract.written_dates import normalised

_JAPANESE = {"分": timedelta(minutes=1), "時間": timedelta(hours=1), "日": timedelta(days=1)}
_ENGLISH = {
    "minute": timedelta(minutes=1),
    "min": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}
_FORM = re.compile(
    r"(?P<ja>\d{1,3})\s*(?P<unit>分|時間|日)前|\b(?P<en>\d{1,3}|an?)\s+(?P<unit_>minute|min"
    r"|hour|day)s?\s+ago\b",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"更新|updated|edited|modified", re.IGNORECASE)


def read_relative(line: str, made_at: datetime) -> tuple[datetime, DatePrecision] | None:
    """What a short line says of a publication, on a page that was made at `made_at`.

    How exact it is: a day where hours or days are counted. Never read against the time of fetching,
    since pages lie in caches for days.
    """
    text = normalised(line)
    match = _FORM.search(text)
    if match is None or _UPDATE.search(text):
        return None
    figure = match["ja"] or match["en"]
    step = _JAPANESE[match["unit"]] if match["unit"] else _ENGLISH[match["unit_"].lower()]
    count = 1 if figure.lower() in {"a", "an"} else int(figure)
    at = made_at - count * step
    return at, "minute" if step == timedelta(minutes=1) else "day"
