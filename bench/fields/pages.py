"""Pages made of the templates and the stories, each with the truth of its fields.

A template begins with a comment in TOML that says what the page tells:

    lang, url       of the page; `{slug}` and `{number}` are the story's
    canonical       the address that identifies it, if that is another one
    published       "second", "minute" or "day": how exactly
    updated         the same; absent where the page does not tell it
    authors         "first", "all", "org", "none", or "literal" with `names`
    tells           which of section, tags, image and description it tells
    zone            of its outlet, else Asia/Tokyo or UTC by language
    charset         codec of its bytes, and content_type of its header
    hint            whether a feed tells what the page does not
    held_out        whether the family is kept for measuring, and errors on it are not looked at
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench.fields.rendering import rendered
from bench.fields.stories import Story, stories
from crawler.extract import EntryHint, Page

_FOLDER = Path(__file__).parent
_ZONES = {"ja": "Asia/Tokyo", "en": "UTC"}
FETCHED_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
FIELDS = (
    "title",
    "authors",
    "published",
    "updated",
    "section",
    "tags",
    "image_url",
    "description",
    "lang",
    "url",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A page, and what is true of it."""

    name: str
    """Of its template and the number of its story."""
    page: Page
    hint: EntryHint | None
    truth: dict[str, Any] | None
    """Values by field, None where the page does not tell it; None where the page is no article."""
    codec: str
    """Of its bytes."""
    held_out: bool


def invented_pages() -> Iterator[Told]:
    """Every template with every story of its language."""
    for folder in ("pages", "others"):
        for path in sorted((_FOLDER / folder).glob("*.html")):
            source = path.read_text("utf-8")
            head = tomllib.loads(source.removeprefix("{#").partition("#}")[0])
            zone = ZoneInfo(head.get("zone", _ZONES[head["lang"]]))
            for number, story in enumerate(stories(head["lang"], zone), start=1):
                yield _told(f"{path.stem}-{number}", source, head, story, folder == "pages")


def _told(name: str, source: str, head: dict[str, Any], story: Story, is_article: bool) -> Told:
    if "organisation" in head:
        story = Story(**{**_fields(story), "organisation": head["organisation"]})
    url = _filled(head["url"], story)
    image = f"https://img.{url.split('/')[2]}/photos/{story.slug}.jpg"
    if "_next/image" in source:
        image = f"https://{url.split('/')[2]}/_next/image?url={story.slug}.png"
    for prefix in ("//img.kawara.example/p/", "http://static.studio-ohm.example/"):
        if prefix in source:
            end = "?format=1500w" if "format=1500w" in source else ""
            scheme = "https:" if prefix.startswith("//") else ""
            image = f"{scheme}{prefix}{story.slug}.jpg{end}"
    html = rendered(source, story, url, image)
    body = html.encode(head.get("charset", "utf-8"), "xmlcharrefreplace")
    if head.get("garbled"):
        body = body.decode("cp932", "replace").encode()
    page = Page(
        url=url,
        body=body,
        content_type=head.get("content_type", "text/html; charset=utf-8"),
        fetched_at=FETCHED_AT,
        source="bench",
        time_zone=head.get("zone", _ZONES[head["lang"]]),
        lang=None,
    )
    truth = _truth(head, story, image) if is_article else None
    hint = _hint(story, image) if head.get("hint") else None
    codec = "utf-8" if head.get("garbled") else head.get("charset", "utf-8")
    return Told(name, page, hint, truth, codec, head.get("held_out", False))


def _truth(head: dict[str, Any], story: Story, image: str) -> dict[str, Any]:
    tells = head["tells"]
    return {
        "title": story.title,
        "authors": list(_authors(head, story)),
        "published": _time(story.published, head["published"]),
        "updated": _time(story.updated, head["updated"]) if "updated" in head else None,
        "section": story.section if "section" in tells else None,
        "tags": list(story.tags) if "tags" in tells else [],
        "image_url": image if "image" in tells else None,
        "description": story.description if "description" in tells else None,
        "lang": head["lang"],
        "url": _filled(head.get("canonical", head["url"]), story),
    }


def _authors(head: dict[str, Any], story: Story) -> tuple[str, ...]:
    match head["authors"]:
        case "first":
            return story.authors[:1]
        case "all":
            return story.authors
        case "org":
            return (story.organisation,)
        case "literal":
            return tuple(head["names"])
    return ()


def _time(at: datetime, precision: str) -> datetime:
    if precision == "day":
        return at.replace(hour=0, minute=0, second=0)
    return at.replace(second=0) if precision == "minute" else at


def _hint(story: Story, image: str) -> EntryHint:
    return EntryHint(
        title=story.title,
        published=story.published,
        precision="second",
        updated=None,
        authors=story.authors,
        lang=None,
        section=story.section,
        tags=story.tags,
        image_url=image,
    )


def _filled(template: str, story: Story) -> str:
    return template.format(slug=story.slug, number=story.number)


def _fields(story: Story) -> dict[str, Any]:
    return {name: getattr(story, name) for name in Story.__dataclass_fields__}
