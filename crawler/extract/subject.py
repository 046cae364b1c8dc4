"""What an article is about, where its heading leaves that to the page's title.

Announcements are often headed "Custom domains" under the logo of a product, and only `<title>`,
which has to stand by itself in a browser, says whose: "Heron Cloud - Custom domains | Site".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.document import Document, is_beside, label_of
from crawler.extract.letters import folded

MIN_SUBJECT = 2
"""Letters."""

_BETWEEN = re.compile(r"\s+[-–—|:：/]\s+|\s*[|｜：]\s*|:\s+|、")
_PARTICLES = re.compile(r"^[\u3041-\u309f]+|[\u3041-\u309f]+$")
_SAME = 0.5
_MOST_PROSE = 200_000  # characters


def with_subject(document: Document, heading: str, title: str, names: frozenset[str]) -> str | None:
    """The page's title, if it says what the heading says and names a subject before it.

    The subject stands in front of the heading's words, or in the midst of them; the text of the
    article names it too, and neither is it a name of the site (`names`, folded) nor does the page's
    navigation lead to it: sections and sites stand in front of titles as well. None where the title
    adds nothing, or something else.
    """
    short = folded(heading)
    if not short:
        return None
    title = _up_to(short, title)
    whole = folded(title)
    subject = _subject(short, whole, title)
    if len(subject) < MIN_SUBJECT or subject in short or subject in names:
        return None
    return title if subject in _prose(document) and subject not in _navigation(document) else None


def _up_to(short: str, title: str) -> str:
    """The title without what follows the heading's words: a site whose name is not known."""
    for cut in _BETWEEN.finditer(title):
        if folded(title[: cut.start()]).endswith(short):
            return title[: cut.start()]
    return title


def _subject(short: str, whole: str, title: str) -> str:
    """What the title says beyond the heading, folded; "" where it says something else."""
    if whole.endswith(short):
        return whole[: -len(short)]
    cut = _BETWEEN.search(title)
    if cut is None:
        return _inserted(short, whole)
    rest = folded(title[cut.end() :])
    return folded(title[: cut.start()]) if _is_alike(short, rest) else ""


def _inserted(short: str, whole: str) -> str:
    """The one piece that was put into the heading to make the title."""
    start = 0
    while start < len(short) and start < len(whole) and short[start] == whole[start]:
        start += 1
    rest = short[start:]
    if not start or not rest or not whole.endswith(rest):
        return ""
    return _PARTICLES.sub("", whole[start : len(whole) - len(rest)])


def _is_alike(one: str, other: str) -> bool:
    """Whether the shorter one shares most of its pairs of letters with the other."""
    pairs = sorted(
        ({text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other)), key=len
    )
    return bool(pairs[0]) and len(pairs[0] & pairs[1]) >= len(pairs[0]) * _SAME


def _prose(document: Document) -> str:
    parts: list[str] = []
    length = 0
    for text in _blocks(document):
        parts.append(folded(text))
        length += len(text)
        if length > _MOST_PROSE:
            break
    return "\n".join(parts)


def _blocks(document: Document) -> Iterator[str]:
    for element in document.tree.iter("p", "li", "td", "dd", "div"):
        if element.tag != "div" or next(element.iterdescendants("div", "p"), None) is None:
            yield "".join(element.itertext())


def _navigation(document: Document) -> set[str]:
    """The labels of links above the heading: what is linked below it may be the subject itself."""
    found: set[str] = set()
    for element in document.tree.iter("a", "h1"):
        if element.tag == "h1" and not is_beside(element):
            break
        found.add(folded(label_of(element)))
    return found
