"""Titles without what outlets add to them: their names, sections, bylines, page numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from crawler.extract.letters import folded, weight

SEPARATOR = re.compile(
    r"\s+[|｜\-‐–—―－:：·•»«/／\\~～>›]{1,2}\s+|\s*[|｜»－／]\s*|\s::\s|\s[>›]\s|\s*：\s*"
    r"|(?<=\S)\s?(?=[【（(])|(?<=[】）)])\s?"
    r"|\s+[-–—]\s*(?=by\s)"
)
_PAGE = re.compile(
    r"\s*[(（]\s*\d{1,2}\s*/\s*\d{1,2}(?:\s*ページ)?\s*[)）]\s*$|\s*[(（]\d{1,2}ページ目[)）]\s*$"
)
_LIST = re.compile(r"^\s*\[[\w.-]*[\s:]*\d[\d.]*\]\s*")
_ANCHOR = re.compile(r"\s*[¶§#]\s*$")
_MOST_CUTS = 20
_LEAST_SHARE = 1 / 3


def without_additions(text: str, names: Collection[str], labels: Collection[str]) -> str:
    """A title without its site's name and what stands around it.

    `names` are those of the site, its authors and sections, folded; what is separated from the rest
    and is one of them is cut off. Else, what stands by itself on the page (`labels`, folded) and
    makes up most of the title is the title.
    """
    text = _LIST.sub("", _PAGE.sub("", _ANCHOR.sub("", text)))
    without = _PAGE.sub("", _without_names(text, names))
    if without != text or folded(text) in labels:
        return _standing_alone(without, labels) if folded(without) not in labels else without
    return _standing_alone(text, labels)


def _without_names(text: str, names: Collection[str]) -> str:
    cuts = list(SEPARATOR.finditer(text))
    # Outlets put their name last, and a section before it: "Title | Section | Site".
    while cuts:
        cut = cuts.pop()
        if cut.start() and folded(text[cut.end() :]) in names:
            text = text[: cut.start()]
        elif cut.start() and folded(text[cut.end() :]):
            break
    first = SEPARATOR.search(text)
    if first and folded(text[: first.start()]) in names:
        text = text[first.end() :]
    return text


def _standing_alone(text: str, labels: Collection[str]) -> str:
    whole = folded(text)
    if whole in labels:
        return text
    cuts = [cut for cut in SEPARATOR.finditer(text) if cut.start()][:_MOST_CUTS]
    for cut in cuts:
        for part in (text[: cut.start()], text[cut.end() :]):
            if folded(part) in labels and _says_enough(part, text):
                return part
    for start in cuts:
        for end in cuts:
            part = text[start.end() : end.start()]
            if end.start() > start.end() and folded(part) in labels and _says_enough(part, text):
                return part
    return text


def _says_enough(part: str, text: str) -> bool:
    return weight(part) >= weight(text) * _LEAST_SHARE or weight(part) > 30


def heading_within(headings: Sequence[str], title: str) -> str | None:
    """The longest of several headings that the title holds, if it is most of it."""
    whole = folded(title)
    held = [text for text in headings if folded(text) and folded(text) in whole]
    best = max(held, key=len, default="")
    return best if weight(best) >= weight(title) * _LEAST_SHARE else None
