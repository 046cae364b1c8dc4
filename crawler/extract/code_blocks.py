"""Code and diagrams, which are no prose."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.extract.document import Element, drop
from crawler.extract.main_block import holds_prose

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:lang(?:uage)?-\w+|highlight(?:er|js)?|hljs|codehilite|code-?(?:block|frame|fence)?"
    r"|source-?code|prism\w*|syntax-?highlight\w*|syntaxhighlighter|shiki|mermaid)(?:$|[\s_-])"
    r"|(?:^|\s)brush:",
    re.IGNORECASE,
)


def drop_code(tree: Element) -> None:
    """Drop blocks of code, and diagrams in Mermaid's notation.

    `<pre>` is code where it holds `<code>` or is named so, alone or by what wraps it; a bare one is
    as often a text that keeps its lines. `<code>` in a sentence stays.
    """
    for element in list(tree.iter("pre", "div", "figure", "table")):
        if _is_code(element):
            drop(element)


@lru_cache(maxsize=10_000)
def _is_named(names: str) -> bool:
    return _NAMED.search(names) is not None


def _is_code(element: Element) -> bool:
    names = element.get("class") or ""
    if element.tag == "pre":
        is_named = _is_named(names) or element.get("data-lang") or element.get("lang") == "code"
        return bool(is_named) or element.find(".//code") is not None
    if not names:
        return False
    if "mermaid" in names.split():
        return True
    if not _is_named(names):
        return False
    # "highlight" is also a name of boxes that set off a sentence.
    return element.find(".//pre") is not None and not holds_prose(element)
