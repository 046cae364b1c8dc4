"""A server that speaks raw TCP, and means no good."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

Deed = Callable[[socket.socket], None]


def says(*parts: bytes) -> Deed:
    """Sends the parts and hangs up."""

    def deed(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)

    return deed


def drips(beginning: bytes, drop: bytes, seconds: float = 0.2) -> Deed:
    """Sends a beginning, and then a drop now and then, for a minute."""

    def deed(connection: socket.socket) -> None:
        connection.sendall(beginning)
        for _ in range(int(60 / seconds)):
            time.sleep(seconds)
            connection.sendall(drop)

    return deed


def floods(beginning: bytes, flood: bytes, megabytes: int = 100) -> Deed:
    """Sends a beginning, and then the same again and again."""
    piece = flood * (100_000 // len(flood) + 1)

    def deed(connection: socket.socket) -> None:
        connection.sendall(beginning)
        for _ in range(megabytes * 10):
            connection.sendall(piece)

    return deed


class HostileSite:
    """Does a deed for each path, with or without its query; what it has none for is not there."""

    def __init__(self) -> None:
        self.deeds: dict[str, Deed] = {}
        self.asked: list[str] = []
        self.sent_all: list[str] = []
        """Paths whose deed went through to its end."""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            request = b""
            while b"\r\n\r\n" not in request:
                if not (piece := connection.recv(65536)):
                    return
                request += piece
            path = request.split(b" ", 2)[1].decode()
            self.asked.append(path)
            missing = says(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            (self.deeds.get(path) or self.deeds.get(path.partition("?")[0], missing))(connection)
            self.sent_all.append(path)


@contextmanager
def hostile_site() -> Iterator[HostileSite]:
    """One, for as long as the block runs."""
    site = HostileSite()
    try:
        yield site
    finally:
        site.close()
