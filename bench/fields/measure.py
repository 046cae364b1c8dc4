"""What was read beside what is true, field by field."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from bench.fields.pages import FIELDS, Told
from crawler.canonical import canonical_url

_PICTURES = re.compile(r"^[^\w\[(（「『【<\"'“‘.#&]+")
Verdict = Literal["exact", "wrong", "missing", "invented"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one page."""

    page: str
    field: str
    verdict: Verdict
    expected: Any
    found: Any


def judge(pages: Sequence[Told], read: Sequence[dict[str, Any]]) -> Iterator[Judged]:
    """A verdict for each field that a page tells, or that was read where it tells none.

    Fields that an extractor does not know are left out. `article` is for whether the page is one;
    the fields of a page that was taken for none are missing. `day` is the publication by its day;
    `published` by its time too, to the precision that the page tells, and `updated` likewise.
    """
    known = {name for fields in read for name in fields}
    for told, fields in zip(pages, read, strict=True):
        if "is_article" in known:
            yield _of_article(told, fields)
        if told.truth is None:
            continue
        for name in FIELDS:
            if name not in known or name not in told.truth:
                continue
            expected, found = told.truth[name], fields.get(name)
            if name == "published":
                yield _judged(told, "day", expected, found, _is_same_day)
            if name in {"published", "updated"} and _has_days_only(read, name):
                continue
            yield _judged(told, name, expected, found, _COMPARED.get(name, _is_same_text))


def _of_article(told: Told, fields: dict[str, Any]) -> Judged:
    is_right = fields["is_article"] == (told.truth is not None)
    found = fields.get("reason", "an article" if fields["is_article"] else "none")
    return Judged(
        told.name, "article", "exact" if is_right else "wrong", told.truth is not None, found
    )


def _judged(told: Told, name: str, expected: Any, found: Any, is_same: Any) -> Judged:
    if not found:
        verdict: Verdict = "missing" if expected else "exact"
    elif not expected:
        verdict = "invented"
    else:
        verdict = "exact" if is_same(expected, found) else "wrong"
    return Judged(told.name, name, verdict, expected, found)


def table(judged: Sequence[Judged]) -> dict[str, Counter[str]]:
    """Verdicts by field."""
    found: dict[str, Counter[str]] = {}
    for item in judged:
        found.setdefault(item.field, Counter())[item.verdict] += 1
    return found


def _has_days_only(read: Sequence[dict[str, Any]], name: str) -> bool:
    values = [fields[name] for fields in read if fields.get(name)]
    return bool(values) and not any(isinstance(value, datetime) for value in values)


def _is_same_day(expected: datetime, found: date) -> bool:
    if isinstance(found, datetime):
        found = (found.astimezone(expected.tzinfo) if found.tzinfo else found).date()
    return found == expected.date()


def _is_same_time(expected: datetime, found: date) -> bool:
    if not isinstance(found, datetime):
        return False
    return abs((found if found.tzinfo else found.replace(tzinfo=UTC)) - expected) < timedelta(
        seconds=1
    )


def _is_same_text(expected: str, found: str) -> bool:
    return _folded(expected) == _folded(found)


def _is_same_title(expected: str | tuple[str, ...], found: str) -> bool:
    """Pictures before a title are decoration, and saved pages may tell theirs in two ways."""
    titles = (expected,) if isinstance(expected, str) else expected
    return _bare(found) in set(map(_bare, titles))


def _bare(title: str) -> str:
    return _PICTURES.sub("", _folded(title)).replace(" ", "")


def _is_same_list(expected: list[str], found: list[str]) -> bool:
    return _letters(expected) == _letters(found)


def _letters(texts: list[str]) -> set[str]:
    return {_folded(text).replace(" ", "") for text in texts}


def _is_same_address(expected: str, found: str) -> bool:
    return canonical_url(expected) == canonical_url(found)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


_COMPARED = {
    "title": _is_same_title,
    "published": _is_same_time,
    "updated": _is_same_time,
    "authors": _is_same_list,
    "tags": _is_same_list,
    "image_url": _is_same_address,
    "url": _is_same_address,
}
