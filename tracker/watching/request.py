"""One request, read with bounds and refused unless it is plainly a question to this machine."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Collection
from http import HTTPStatus

MOST_BYTES = 8192
"""Of a request's head; it has no body."""
SECONDS = 5.0
"""In which the whole of it must have come, however it drips."""

_LINE = re.compile(rb"(GET|HEAD) (/[\x21-\x7e]*) HTTP/1\.[01]\r?")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::\d{1,5})?")


class RefusedError(Exception):
    """A request that is not answered, and the status that says why."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def read_request(connection: socket.socket, names: Collection[str]) -> tuple[str, str]:
    """Method and path. `names` may stand in `Host` beside localhost and addresses.

    Raises RefusedError, OSError where the connection breaks, TimeoutError where it takes too long.
    """
    line, *rest = _head(connection).split(b"\n")
    if not (match := _LINE.fullmatch(line)):
        is_http = re.fullmatch(rb"(?!GET |HEAD )[A-Z]{1,20} \S+ HTTP/1\.[01]\r?", line)
        refusal = HTTPStatus.METHOD_NOT_ALLOWED if is_http else HTTPStatus.BAD_REQUEST
        raise RefusedError(refusal)
    hosts = [
        value
        for name, _, value in (field.partition(b":") for field in rest)
        if name.strip().lower() == b"host"
    ]
    if len(hosts) != 1 or not is_ours(hosts[0].decode("latin-1").strip(), names):
        raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST)
    return match[1].decode(), match[2].decode().partition("?")[0]


def is_ours(host: str, names: Collection[str]) -> bool:
    """Whether a page of another site cannot have sent this `Host`.

    A site's name can be made to resolve to loopback after its page was loaded (DNS rebinding); the
    browser then asks us under that name. Addresses and localhost are no names of sites.
    """
    match = _HOST.fullmatch(host)
    if match is None:
        return False
    name = match[1].lower().removeprefix("[").removesuffix("]")
    if name == "localhost" or name in names:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _head(connection: socket.socket) -> bytes:
    deadline = time.monotonic() + SECONDS
    head = b""
    while b"\r\n\r\n" not in head and b"\n\n" not in head:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        connection.settimeout(left)
        part = connection.recv(MOST_BYTES)
        if not part:
            raise ConnectionError("it ended before it was whole")
        head += part
        if len(head) > MOST_BYTES:
            raise RefusedError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    return head
