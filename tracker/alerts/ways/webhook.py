"""A POST to a receiver that the project's owner has named.

The address that was checked is the one that is connected to; redirects are not followed; the whole
conversation has one time limit, and of the answer no more is read than says what went wrong.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from pydantic import TypeAdapter, ValidationError

from config.telling.channels import WebhookChannel, WebhookUrl
from crawler.addresses import is_localhost, kind_of
from tracker import __version__
from tracker.alerts.backoff import seconds_asked_for
from tracker.alerts.event import Told
from tracker.alerts.messages.body import body
from tracker.alerts.messages.signature import HEADER, signature
from tracker.alerts.messages.slack import slack
from tracker.alerts.ways.deadline import OverTimeError, deadline
from tracker.alerts.ways.failure import DeliveryError
from tracker.alerts.ways.secrets import resolved, secret
from tracker.plain import cut

_MOST_OF_ANSWER: Final = 2_000
"""Bytes; some receivers say there what they did not like."""
_OF_THE_MESSAGE: Final = frozenset({400, 409, 413, 415, 422})
"""Answers that blame this one message; another may do."""
_GONE: Final = 410


@dataclass(frozen=True, slots=True)
class Webhook:
    """A way to one receiver."""

    channel: WebhookChannel
    root: Path
    """The project folder."""

    def send(self, told: Told) -> str:
        """Post one event. Raises DeliveryError."""
        parts = urlsplit(self._url())
        shape = slack(told) if self.channel.style == "slack" else body(told)
        content = json.dumps(shape, ensure_ascii=False).encode("utf-8", "replace")
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": f"tracker/{__version__}",
            "Idempotency-Key": told.id,
            "X-Tracker-Event": told.id,
            "Connection": "close",
        }
        key = secret(self.channel.secret_env, self.channel.secret_file, self.root)
        if key is not None:
            headers[HEADER] = signature(key, content, int(datetime.now(UTC).timestamp()))
        try:
            self._post(parts, content, headers)
        except OverTimeError as error:
            raise DeliveryError(
                f"{shown(parts)} did not answer within {self.channel.timeout:g} s",
                is_of_channel=True,
            ) from error
        except ssl.SSLError as error:
            reason = getattr(error, "verify_message", "") or error.reason or "TLS failed"
            raise DeliveryError(f"{shown(parts)}: {reason}", is_of_channel=True) from error
        except OSError as error:
            reason = error.strerror or str(error) or type(error).__name__
            raise DeliveryError(
                f"{shown(parts)} cannot be reached: {reason.lower()}", is_of_channel=True
            ) from error
        except (http.client.HTTPException, ValueError) as error:
            raise DeliveryError(
                f"{shown(parts)} answered with no HTTP: {cut(repr(error), 100)}",
                is_of_channel=True,
            ) from error
        return ""

    def _url(self) -> str:
        url = self.channel.url or secret(self.channel.url_env, self.channel.url_file, self.root)
        try:
            return TypeAdapter(WebhookUrl).validate_python(url)
        except ValidationError as error:
            where = self.channel.url_env or self.channel.url_file
            raise DeliveryError(f"{where} holds no address", is_of_channel=True) from error

    def _post(self, parts: SplitResult, content: bytes, headers: dict[str, str]) -> None:
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        connection = http.client.HTTPConnection(host, port, timeout=self.channel.timeout)
        # Resolving a name cannot be cut short; the resolver has limits of its own.
        addresses = _addresses(host, port, allow_private=self.channel.allow_private)
        with closing(connection), deadline(self.channel.timeout, lambda: connection.sock):
            connection.sock = _connected(addresses, self.channel.timeout)
            if parts.scheme == "https":
                context = _tls(self.channel.ca_file, self.root)
                connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
            path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            connection.request("POST", path, body=content, headers=headers)
            answer = connection.getresponse()
            said = answer.read(_MOST_OF_ANSWER).decode("utf-8", "replace")
            retry_after = answer.getheader("Retry-After")
        if not 200 <= answer.status < 300:
            raise _refusal(parts, answer.status, said, retry_after)


def shown(parts: SplitResult) -> str:
    """A webhook without what may be secret in it: `https://hooks.example.com/…`."""
    return f"{parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}/…"


def _refusal(parts: SplitResult, status: int, said: str, retry_after: str | None) -> DeliveryError:
    message = f"{shown(parts)} answered {status}"
    if 300 <= status < 400:
        message += ": a redirect, which is not followed; write the address that it leads to"
    elif said.strip():
        message += f": {cut(said, 120)}"
    return DeliveryError(
        message,
        is_final=status == _GONE,
        is_of_channel=status not in _OF_THE_MESSAGE,
        retry_after=seconds_asked_for(retry_after, datetime.now(UTC)),
    )


def _addresses(host: str, port: int, *, allow_private: bool) -> list[tuple[int, tuple[str, int]]]:
    """Where a host is: each family with its address and port. Raises DeliveryError."""
    if is_localhost(host):
        found = [(int(socket.AF_INET), "127.0.0.1")]
    else:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise DeliveryError(f"{host} has no address: {error}", is_of_channel=True) from error
        found = [(int(info[0]), str(info[4][0])) for info in infos]
    for _, address in found:
        kind = kind_of(ipaddress.ip_address(address.partition("%")[0]))
        if kind == "special" or (kind == "local" and not allow_private):
            hint = " ('allow_private: true' permits it)" if kind == "local" else ""
            raise DeliveryError(
                f"{host} is at {address}, a private address{hint}"
                if kind == "local"
                else f"{host} is at {address}, which is no address of the open web",
                is_of_channel=True,
            )
    return [(family, (address, port)) for family, address in dict.fromkeys(found)]


def _connected(addresses: list[tuple[int, tuple[str, int]]], timeout: float) -> socket.socket:
    """A connection to the first address that takes one. Raises OSError."""
    failure: OSError = OSError("no address")
    for family, address in addresses:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.settimeout(timeout / len(addresses))
        try:
            sock.connect(address)
        except OSError as error:
            sock.close()
            failure = error
        else:
            sock.settimeout(timeout)
            return sock
    raise failure


def _tls(ca_file: str | None, root: Path) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if ca_file is not None:
        context.load_verify_locations(resolved(ca_file, root))
    return context
