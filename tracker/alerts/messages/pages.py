"""Events as HTML. All that comes from articles is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import ChainableUndefined, Environment, FileSystemLoader

from tracker.alerts.event import Told

_TEMPLATES = Path(__file__).parents[1] / "templates"


def letter_page(told: Told) -> str:
    """A page of its own, for a letter."""
    return told.event.html or _environment().get_template("letter.html").render(
        told=told, event=told.event
    )


def said_fragment(told: Told) -> str:
    """A part of a page, for an entry of a feed."""
    return _environment().get_template("said.html").render(event=told.event).strip()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        # Only a digest has parts.
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
