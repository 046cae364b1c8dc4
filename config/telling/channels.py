"""The ways by which something can be told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from config.models import Model, Slug

_MAILBOX = re.compile(
    r"[^@\s<>\"(),:;\\\[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?"
)
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def _webhook_url(url: str) -> str:
    # A webhook's address is a secret for many services: no message repeats it.
    if not url.isascii() or not url.isprintable() or " " in url:
        raise ValueError("the address holds what must be percent-encoded")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ValueError("this is no address") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("this is no address that can be posted to; write https://…")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address holds a password; put it into 'secret_env' or 'url_env'")
    return url


def _mailbox(text: str) -> str:
    if not _MAILBOX.fullmatch(text):
        raise ValueError(f"{text!r} is no mail address; write one like desk@example.com")
    return text


WebhookUrl = Annotated[str, Field(max_length=2000), AfterValidator(_webhook_url)]
Mailbox = Annotated[str, AfterValidator(_mailbox)]
Variable = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
"""The name of an environment variable."""
FileName = Annotated[str, Field(min_length=1, max_length=1000)]
"""From the project folder, where it does not begin with `/` or `~`."""


class Channel(Model):
    """A way that rules and digests can name."""

    name: Slug
    enabled: bool = True
    """Else nothing new is told to it, and what waits for it goes on waiting."""


class _Remote(Channel):
    """One that can fail, and is tried again."""

    ca_file: FileName | None = None
    """Certificates (PEM) to trust beside the system's."""
    timeout: Annotated[float, Field(ge=0.1, le=120)] = 15.0
    """Seconds for one message, all in all."""
    attempts: Annotated[int, Field(ge=1, le=100)] = 20
    """After so many failures, two or three days of them, a message is a dead letter."""


class WebhookChannel(_Remote):
    """A POST to an address: JSON, or what Slack and its like read."""

    kind: Literal["webhook"] = "webhook"
    url: WebhookUrl | None = None
    url_env: Variable | None = None
    """The environment variable that holds the address, where it is a secret."""
    url_file: FileName | None = None
    """The file that holds it."""
    style: Literal["json", "slack"] = "json"
    secret_env: Variable | None = None
    """The environment variable with the key by which messages are signed."""
    secret_file: FileName | None = None
    """The file that holds it."""
    allow_private: bool = False
    """Whether its host may be at a private or loopback address."""

    @model_validator(mode="after")
    def _has_one_address(self) -> WebhookChannel:
        _at_most_one(self, "secret_env", "secret_file")
        if sum(bool(url) for url in (self.url, self.url_env, self.url_file)) != 1:
            raise ValueError("a webhook needs one of 'url', 'url_env' and 'url_file'")
        return self


class EmailChannel(_Remote):
    """A letter through an SMTP server."""

    kind: Literal["email"] = "email"
    host: Annotated[str, Field(pattern=r"^[A-Za-z0-9.:_-]{1,253}$")]
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    """Else that of `tls`: 587, 465 or 25."""
    tls: Literal["starttls", "implicit", "none"] = "starttls"
    user: (
        Annotated[str, Field(min_length=1, max_length=320, pattern=r"^[^\x00-\x1f\x7f]+$")] | None
    ) = None
    password_env: Variable | None = None
    """The environment variable that holds the password of `user`."""
    password_file: FileName | None = None
    """The file that holds it."""
    sender: Mailbox = Field(alias="from")
    to: tuple[Mailbox, ...] = Field(min_length=1, max_length=100)

    @property
    def used_port(self) -> int:
        """The port that is connected to."""
        return self.port or {"starttls": 587, "implicit": 465, "none": 25}[self.tls]

    @model_validator(mode="after")
    def _keeps_its_password(self) -> EmailChannel:
        _at_most_one(self, "password_env", "password_file")
        if (self.user is None) != (self.password_env is None and self.password_file is None):
            raise ValueError("'user' and 'password_env' (or 'password_file') go together")
        if self.user and self.tls == "none" and self.host not in _LOOPBACK:
            raise ValueError("'tls: none' would send the password readable; use starttls")
        return self


class FeedChannel(Channel):
    """An Atom feed for each rule, in a folder that a web server or a reader sees."""

    kind: Literal["feed"] = "feed"
    path: FileName
    """The folder; each rule has RULE.atom there."""
    entries: Annotated[int, Field(ge=1, le=1000)] = 50
    """The latest that a feed holds."""


class FileChannel(Channel):
    """A file that grows by a line of JSON for each event."""

    kind: Literal["file"] = "file"
    path: FileName


CHANNELS: Mapping[str, type[Channel]] = {
    "webhook": WebhookChannel,
    "email": EmailChannel,
    "feed": FeedChannel,
    "file": FileChannel,
}
"""By their `kind`."""


def _at_most_one(channel: Channel, one: str, other: str) -> None:
    if getattr(channel, one) and getattr(channel, other):
        raise ValueError(f"give '{one}' or '{other}', not both")
