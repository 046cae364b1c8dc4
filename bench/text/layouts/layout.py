"""What a layout is, and the table of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.text.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page is made of; all but `around` is markup."""

    title: str
    author: str
    day: str
    """Like `2026-03-14`."""
    lang: str
    body: str
    around: Surroundings

    @property
    def head(self) -> str:
        """A plain head, up to the body."""
        return (
            f'<!DOCTYPE html><html lang="{self.lang}"><head><meta charset="utf-8">'
            f"<title>{self.title} | Brightwater Journal</title>{self.around.script()}</head>"
        )

    @property
    def bare_head(self) -> str:
        """A head that tells the title alone."""
        return (
            f'<html><head><meta charset="utf-8"><title>{self.title}</title>'
            "<style>td{font-size:12px}</style></head>"
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout, with the sort of article and the style of markup that go with it."""

    name: str
    content: str
    style: str
    page: Callable[[Parts], str]


LAYOUTS: list[Layout] = []
"""All layouts, in the order of their modules."""


def layout(content: str, style: str) -> Callable[[Callable[[Parts], str]], Callable[[Parts], str]]:
    """Enter a function as a layout under its own name."""

    def enter(page: Callable[[Parts], str]) -> Callable[[Parts], str]:
        LAYOUTS.append(Layout(page.__name__.replace("_", "-"), content, style, page))
        return page

    return enter
