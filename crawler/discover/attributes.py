"""Attributes of the elements of web pages."""

from __future__ import annotations

from parsel import Selector


def attribute(element: Selector, name: str) -> str:
    """The value of an attribute, "" without one.

    `element.attrib` cannot be made where the name of any attribute holds a control character.
    """
    return element.xpath(f"./@{name}").get(default="")
