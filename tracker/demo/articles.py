"""The invented articles: Markdown files with a date relative to today, read into dated records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

import yaml
from pydantic import Field

from config.models import Lang, Model
from tracker.demo.outlets import OUTLETS, Outlet

DateStyle = Literal["json-ld", "opengraph", "microdata", "time", "text", "month", "none"]
Charset = Literal["utf-8", "shift_jis", "euc_jp"]


class FrontMatter(Model):
    """What stands above the text in an article's file."""

    title: str
    author: str = ""
    week: Annotated[int, Field(ge=0, le=15)]
    """Weeks before the current one."""
    day: Annotated[int, Field(ge=0, le=6)]
    """0 is Monday."""
    time: Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
    """In the zone of the outlet."""
    date: DateStyle
    """How the page tells its date."""
    lang: Lang | None = None
    """Where it is not the outlet's."""
    charset: Charset = "utf-8"
    declared: Literal["header", "meta"] = "header"
    """Where the page says in which character set it is."""
    copy_of: str | None = None
    """`outlet/slug` of the article that this one syndicates, changed by `lead` and `replace`."""
    lead: str = ""
    replace: Mapping[str, str] = {}
    edit: Mapping[str, str] = {}
    """What an editor changes in the text between the first visit and the second."""
    updated_days_later: int | None = None
    since_visit: int = 1
    amp: bool = False
    tracking: bool = False
    """Whether the feed names it a second time, with tracking parameters."""
    flaky: bool = False
    """Whether its first request is answered with 503 and Retry-After."""
    redirects: int = 0
    """Hops between the address in the feed and the page."""
    feed_date: str | None = None
    """A date for the feed that no program can read."""


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """An article as its outlet publishes it on one visit."""

    outlet: Outlet
    slug: str
    front: FrontMatter
    lang: Lang
    paragraphs: tuple[str, ...]
    published_at: datetime
    updated_at: datetime | None

    @property
    def id(self) -> str:
        """`outlet/slug`."""
        return f"{self.outlet.name}/{self.slug}"

    @property
    def modified_at(self) -> datetime:
        """When it was last changed."""
        return self.updated_at or self.published_at

    @property
    def path(self) -> str:
        """Path and query of its page."""
        at = self.published_at
        return self.outlet.article_path.format(slug=self.slug, year=at.year, month=at.month)


def read_articles(today: date, visit: int) -> tuple[DemoArticle, ...]:
    """All articles that are public on a visit (1, 2, …), the newest first.

    Dates are counted back from `today`; nothing is dated today or later. From the second visit on
    one article is edited and one is new.
    """
    written = dict(_files())
    articles = [
        _dated(article_id, front, _body(front, body, written), today, visit)
        for article_id, (front, body) in written.items()
        if front.since_visit <= visit
    ]
    return tuple(sorted(articles, key=lambda a: (a.published_at, a.id), reverse=True))


def _files() -> Iterator[tuple[str, tuple[FrontMatter, str]]]:
    folder = files("tracker.demo") / "site" / "articles"
    for outlet in OUTLETS:
        for file in sorted((folder / outlet).iterdir(), key=lambda file: file.name):
            yield f"{outlet}/{file.name.removesuffix('.md')}", _parse(file)


def _parse(file: Traversable) -> tuple[FrontMatter, str]:
    _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return FrontMatter.model_validate(yaml.safe_load(head)), body


def _body(front: FrontMatter, body: str, written: Mapping[str, tuple[FrontMatter, str]]) -> str:
    if front.copy_of is None:
        return body
    _, original = written[front.copy_of]
    return f"{front.lead}\n\n{_replaced(original, front.replace)}"


def _dated(article_id: str, front: FrontMatter, body: str, today: date, visit: int) -> DemoArticle:
    name, slug = article_id.split("/")
    outlet = OUTLETS[name]
    monday = today - timedelta(days=today.weekday())
    day = min(monday + timedelta(days=front.day - 7 * front.week), today - timedelta(days=1))
    published = datetime.combine(day, time.fromisoformat(front.time), outlet.zone)
    updated = None
    if front.updated_days_later is not None:
        updated = published + timedelta(days=front.updated_days_later)
    if front.edit and visit > 1:
        body = _replaced(body, front.edit)
        updated = datetime.combine(today - timedelta(days=1), time(12), UTC)
    lang = front.lang or outlet.lang
    paragraphs = _filled(body, day, lang).strip().split("\n\n")
    return DemoArticle(
        outlet=outlet,
        slug=slug,
        front=front,
        lang=lang,
        paragraphs=tuple(paragraphs),
        published_at=published,
        updated_at=updated.astimezone(outlet.zone) if updated else None,
    )


def _replaced(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        if old not in text:
            raise ValueError(f"{old!r} does not stand in the text that it is to change")
        text = text.replace(old, new)
    return text


def _filled(text: str, day: date, lang: Lang) -> str:
    """The text with `{{year+1}}`, `{{month+45}}` (45 days later) and `{{weekday}}` replaced."""

    def value(match: re.Match[str]) -> str:
        shift = int(match[2] or 0)
        if match[1] == "year":
            return str(day.year + shift)
        then = day + timedelta(days=shift)
        if match[1] == "weekday":
            return f"{'月火水木金土日'[then.weekday()]}曜日" if lang == "ja" else f"{then:%A}"
        return f"{then.month}月" if lang == "ja" else f"{then:%B}"

    return re.sub(r"\{\{(year|month|weekday)([+-]\d+)?\}\}", value, text)
