"""A digest of a project: made, written to a file, or sent by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from config.models import Source
from config.settings import Settings
from tracker.digest.content import By, Digest
from tracker.digest.event import digest_event
from tracker.digest.gather import gather
from tracker.digest.html import write_html
from tracker.digest.markdown import write_markdown
from tracker.home import Home
from tracker.output import destination
from tracker.project import read_settings, read_sources
from tracker.questions.days import day_in
from tracker.readers import open_copy

BY_HAND = "digest-by-hand"
"""What stands in the place of a rule's name, where no entry of alerts.yaml asked for it."""


def digest_of(
    home: Home, settings: Settings, sources: Sequence[Source], *, by: By, until: date | None
) -> Digest:
    """The digest of the published copy. Raises NotPublished, UserError."""
    with open_copy(home) as con:
        return gather(con, sources, project=settings.project.name, by=by, until=until)


def asked_digest(home: Home, *, by: By, until: str | None) -> Digest:
    """The digest that ends with a day as people write it. Raises NotPublished, UserError."""
    with open_copy(home) as con:
        last = day_in(con, until)
    return digest_of(home, read_settings(home), read_sources(home), by=by, until=last)


def write_digest(digest: Digest, form: str, output: str | None) -> None:
    """Write it as `markdown` or `html`, to standard output or a file. Raises OSError."""
    write = write_html if form == "html" else write_markdown
    with destination(output) as stream:
        write(digest, stream)


def send_digest(home: Home, digest: Digest, channels: Sequence[str]) -> tuple[str, ...]:
    """Send it through these channels, again also where it was sent before.

    What fails is tried again as any other message; returns a line for each that did. Raises
    ConfigError, UserError.
    """
    from tracker.stages.alerts import require_alerts, tell_at_once

    event = digest_event(digest, name=BY_HAND, subject=f"{digest.by} to {digest.until}")
    return tell_at_once(home, read_settings(home), require_alerts(home), event, channels)
