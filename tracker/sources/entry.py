"""The entry in `sources.yaml` for a place where articles were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from config.models import Lang, Source, Tier
from config.secrets import without_names
from crawler.probing.findings import DEFAULT_ARTICLE_LINKS, Found
from tracker.errors import UserError
from tracker.plain import cut
from tracker.sources.naming import free_name, host_name


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of the new source."""

    name: str | None = None
    lang: Lang | None = None
    tier: Tier | None = None
    allow_local: bool = False


def entry_of(found: Found, wishes: Wishes, sources: Sequence[Source]) -> dict[str, Any]:
    """The entry, keys in the order of the shipped list. Raises UserError where a name is taken.

    Title and language are what the place tells of itself; of the language its articles know better.
    """
    taken = {source.name for source in sources}
    if wishes.name is not None and wishes.name in taken:
        raise UserError(f"the name '{wishes.name}' is taken; choose another with --name", code=2)
    entry: dict[str, Any] = {
        "name": wishes.name or free_name(taken, host_name(found.url), url=found.url)
    }
    if found.title:
        entry["title"] = cut(found.title, 80)
    if found.kind != "feed":
        entry["kind"] = found.kind
    entry["url"] = without_names(found.url)
    if found.kind == "listing" and found.article_links != DEFAULT_ARTICLE_LINKS:
        entry["article_links"] = found.article_links
    if lang := wishes.lang or _language(found):
        entry["lang"] = lang
    entry["tier"] = wishes.tier or "press"
    if wishes.allow_local:
        entry["allow_local"] = True
    return entry


def _language(found: Found) -> str | None:
    """The language of all its articles, or what it says of itself; None where they are mixed."""
    langs = Counter(sample.lang for sample in found.samples if sample.lang)
    if len(langs) > 1:
        return None
    told = next(iter(langs), None) or (found.lang or "").partition("-")[0].lower()
    return told if told in get_args(Lang) else None
