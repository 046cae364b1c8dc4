"""A report as one HTML page that needs nothing else: no script, no font, no picture."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracker import __version__
from tracker.plain import plain
from tracker.report import words
from tracker.report.chart import chart
from tracker.report.content import EntityReport


def write_html(report: EntityReport, stream: IO[str]) -> None:
    """Write the page. All that comes from articles is escaped; only http addresses become links."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if isinstance(value, str) else value,
    )
    environment.filters["web"] = lambda url: url if url.startswith(("http://", "https://")) else "#"
    template = environment.get_template("report.html")
    page = template.render(
        report=report, words=words, trend=chart(report.trend), version=__version__
    )
    stream.write(page + "\n")
