"""A digest as something that can be told."""

from __future__ import annotations

import io

from tracker.alerts.event import LONGEST_TITLE, Event
from tracker.digest import words
from tracker.digest.content import Digest
from tracker.digest.html import write_html
from tracker.digest.markdown import write_markdown
from tracker.plain import cut


def digest_event(digest: Digest, *, name: str, subject: str) -> Event:
    """The event of a digest of this name; `subject` tells its periods apart."""
    markdown, html = io.StringIO(), io.StringIO()
    write_markdown(digest, markdown)
    write_html(digest, html)
    parts = [{"title": part.title, "lines": list(part.lines)} for part in words.parts(digest)]
    return Event(
        rule=name,
        kind="digest",
        subject=subject,
        title=cut(f"Digest: {words.period(digest)}", LONGEST_TITLE),
        day=digest.until,
        details={
            "since": digest.since.isoformat(),
            "until": digest.until.isoformat(),
            "parts_of_digest": parts,
        },
        markdown=markdown.getvalue(),
        html=html.getvalue(),
    )
