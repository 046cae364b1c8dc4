"""The address of the lead image."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from crawler.canonical import MAX_URL
from crawler.extract.document import Document, is_beside
from crawler.extract.evidence import RANKINGS, Evidence, settled
from crawler.extract.jsonld import addresses_in
from crawler.extract.landmarks import Landmarks
from crawler.extract.page import EntryHint

# Pictures of the outlet rather than of the article, as their names show.
_NO_PICTURE = re.compile(
    r"(?:^|[^a-z])(?:logos?|place-?holder|no-?image|no-?img|noimage|dummy|blank|spacer|avatars?"
    r"|favicon"
    r"|icons?|sprite|sns|transparent|1x1|pixel|loading|gravatar|social-?card|default-?(?:image"
    r"|img|og|share)?"
    r"|(?:og|ogp|share|twitter|facebook)-?(?:image|img|default|common|logo"
    r"|card)?)(?:[-_]?\d{0,4})(?=$|[^a-z])",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"hero|eye-?catch|featured|lead|main-?(?:image|visual|photo)|thumbnail|cover", re.IGNORECASE
)
_META = ("parsely-image-url", "sailthru.image.full", "thumbnail", "image_src")


def lead_image(
    document: Document, marks: Landmarks, hint: EntryHint | None, base: str
) -> Evidence[str] | None:
    """The image, as an absolute http or https address; None where there is none.

    Logos and placeholders are no images of an article where their names show what they are. `base`
    is what relative addresses are relative to.
    """
    logos = {_absolute(text, base) for text in _logos(document)}
    return settled(
        (
            Evidence(item.origin, url)
            for item in _evidence(document, marks, hint)
            if (url := _absolute(item.value, base)) and url not in logos and not _is_logo(url)
        ),
        RANKINGS["image_url"],
    )


def _evidence(
    document: Document, marks: Landmarks, hint: EntryHint | None
) -> Iterator[Evidence[str]]:
    facts = document.facts
    for name in ("image", "thumbnailUrl", "primaryImageOfPage"):
        yield from (Evidence("json-ld", text) for text in addresses_in(facts.get(name)))
    names = (
        "og:image:secure_url",
        "og:image",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
    )
    yield from (Evidence("opengraph", text) for text in document.meta(*names))
    for name in ("image", "thumbnailUrl"):
        yield from (Evidence("microdata", text) for text in marks.items.get(name, ()))
    yield from (Evidence("meta", text) for text in document.meta(*_META))
    for link in marks.links:
        if "image_src" in (link.get("rel") or "").lower().split():
            yield Evidence("meta", link.get("href") or "")
    if hint is not None and hint.image_url:
        yield Evidence("feed", hint.image_url)
    for element in document.tree.iter("img", "amp-img"):
        marked = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _LEAD.search(marked) and not is_beside(element):
            yield Evidence("text", element.get("src") or element.get("data-src") or "")
            return


def _logos(document: Document) -> Iterator[str]:
    publisher = document.facts.get("publisher")
    for item in publisher if isinstance(publisher, list) else [publisher]:
        if isinstance(item, dict):
            yield from addresses_in(item.get("logo"))


def _absolute(text: str, base: str) -> str | None:
    text = text.strip()
    if not text or len(text) > MAX_URL or any(sign.isspace() for sign in text):
        return None
    try:
        url = str(urljoin(base, text))
        parts = urlsplit(url)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.path != ""
    except ValueError:
        return None
    return url if is_web else None


def _is_logo(url: str) -> bool:
    path = urlsplit(url).path
    return _NO_PICTURE.search(path.rsplit("/", 1)[-1].rpartition(".")[0]) is not None
