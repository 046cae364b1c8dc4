"""An event as a letter: text and HTML, with a Message-ID that stays the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from config.telling.channels import EmailChannel
from tracker.alerts.event import Told
from tracker.alerts.messages.pages import letter_page
from tracker.plain import cut

_LONGEST_SUBJECT: Final = 180


def letter(told: Told, channel: EmailChannel) -> EmailMessage:
    """The letter that tells of an event. Nothing in it can become a header of its own."""
    domain = channel.sender.rpartition("@")[2]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = cut(f"[{told.project}] {told.event.title}", _LONGEST_SUBJECT)
    message["From"] = channel.sender
    message["To"] = ", ".join(channel.to)
    message["Date"] = format_datetime(told.found_at)
    message["Message-ID"] = f"<{told.id}.{_token(channel.name)}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Tracker-Event"] = told.id
    message["X-Tracker-Rule"] = told.event.rule
    message.set_content(told.event.markdown or "\n".join(_lines(told)) + "\n")
    message.add_alternative(letter_page(told), subtype="html")
    return message


def _lines(told: Told) -> Iterator[str]:
    event = told.event
    yield event.title
    for one in event.said:
        yield ""
        yield one.where
        if one.text:
            yield f"  {one.text}"
    if event.url:
        yield ""
        yield event.url
    yield ""
    yield "-- "
    yield f"tracker, project {told.project}, rule {event.rule}; event {told.id}"


def _token(name: str) -> str:
    return re.sub(r"[^a-z0-9-]", "-", name)
