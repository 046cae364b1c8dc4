"""Lists of feeds in OPML 1 and 2, as feed readers trade them (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from pydantic import ValidationError

from config.models import Lang, Source
from config.secrets import without_names, without_user
from crawler.discover.link import DiscoveryError
from crawler.discover.xml import name_of, read_xml
from tracker.errors import UserError
from tracker.plain import cut
from tracker.sources.addresses import source_at
from tracker.sources.naming import free_name, slug


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in a list."""

    url: str
    title: str = ""
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """What of a list is new to a project."""

    entries: tuple[dict[str, Any], ...]
    known: int = 0
    """Feeds that are sources already, or stand in the list twice."""
    problems: tuple[str, ...] = ()


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, however deep they are nested. Raises UserError."""
    try:
        root = read_xml(body, None).root
    except DiscoveryError as error:
        raise UserError(f"cannot be read as OPML: {error}", code=2) from error
    if name_of(root) != "opml":
        raise UserError(f"no OPML: its root element is <{name_of(root)[:40]}>", code=2)
    return tuple(_outlines(root))


def _outlines(root: Any) -> Iterator[Outline]:
    for element in root.iter():
        if name_of(element) != "outline":
            continue
        # Readers differ in the case of attributes, and the first OPML said `url` for some types.
        attributes = {name.lower(): text.strip() for name, text in element.attrib.items()}
        url = attributes.get("xmlurl") or (
            attributes.get("url", "")
            if attributes.get("type", "").lower() in {"rss", "atom"}
            else ""
        )
        if url:
            title = attributes.get("title") or attributes.get("text", "")
            yield Outline(url, title, attributes.get("language"))


def merge(outlines: Iterable[Outline], sources: Sequence[Source]) -> Merge:
    """Entries for the feeds that are no sources yet, named after their titles."""
    taken = {source.name for source in sources}
    entries: list[dict[str, Any]] = []
    added: list[Source] = []
    known = 0
    problems: list[str] = []
    for outline in outlines:
        url = without_names(outline.url.replace("feed://", "http://", 1))
        try:
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise ValueError("neither http nor https")
        except ValueError as error:
            problems.append(f"{cut(without_user(outline.url), 100)}: not taken: {error}")
            continue
        if source_at(url, (*sources, *added)) is not None:
            known += 1
            continue
        entry: dict[str, Any] = {"name": free_name(taken, slug(outline.title), url=url)}
        if outline.title:
            entry["title"] = cut(outline.title, 80)
        entry["url"] = url
        lang = (outline.lang or "").partition("-")[0].lower()
        if lang in get_args(Lang):
            entry["lang"] = lang
        try:
            added.append(Source.model_validate(entry))
        except ValidationError as error:
            what = error.errors(include_url=False, include_input=False)[0]["msg"]
            problems.append(
                f"{cut(without_user(url), 100)}: not taken: {what.removeprefix('Value error, ')}"
            )
            continue
        taken.add(entry["name"])
        entries.append(entry)
    return Merge(tuple(entries), known, tuple(problems))


def to_opml(sources: Iterable[Source], title: str) -> str:
    """The feeds among the sources as an OPML 2 document."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_text(title)}</title></head>",
        "  <body>",
    ]
    for source in sources:
        if source.kind != "feed" or source.url is None:
            continue
        attributes = {
            "type": "rss",
            "text": source.title or source.name,
            "title": source.title or source.name,
            "xmlUrl": source.url,
            **({"language": source.lang} if source.lang else {}),
        }
        said = " ".join(f"{name}={quoteattr(text)}" for name, text in attributes.items())
        lines.append(f"    <outline {said}/>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
