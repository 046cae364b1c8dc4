"""Selectors that a user writes to point into a page: CSS or XPath."""

from __future__ import annotations

import re

_XPATH = re.compile(r"\s*(?:\(|\.{0,2}/)")


def is_xpath(selector: str) -> bool:
    """Whether a selector is XPath: it begins with `/`, `./` or `(`, as no CSS selector does."""
    return bool(_XPATH.match(selector))


def checked_selector(selector: str) -> str:
    """The selector, if it is one. Raises ValueError, which says what is wrong with it."""
    # Only who writes selectors of their own pays for these.
    from cssselect import SelectorError
    from lxml import etree
    from parsel.csstranslator import css2xpath

    if is_xpath(selector):
        try:
            etree.XPath(selector)
        except (etree.XPathError, RecursionError) as error:
            raise ValueError(f"{selector!r} is no XPath expression: {error}") from error
        return selector
    try:
        css2xpath(selector)
    except (SelectorError, RecursionError) as error:
        raise ValueError(f"{selector!r} is no CSS selector: {error}") from error
    return selector
