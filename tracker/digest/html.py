"""A digest as one HTML page that needs nothing else, and that mail programs show too."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracker import __version__
from tracker.alerts.event import web_address
from tracker.digest import words
from tracker.digest.content import Digest
from tracker.plain import plain


def write_html(digest: Digest, stream: IO[str]) -> None:
    """Write the page. All that comes from articles is escaped; only http addresses become links."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if isinstance(value, str) else value,
    )
    environment.filters["web"] = lambda url: web_address(url) or "#"
    page = environment.get_template("digest.html").render(
        digest=digest, words=words, version=__version__
    )
    stream.write(page + "\n")
