"""A time for the whole of a conversation: a peer that drips a byte a second keeps nobody."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class OverTimeError(Exception):
    """The conversation took longer than it may."""


@contextmanager
def deadline(seconds: float, open_socket: Callable[[], socket.socket | None]) -> Iterator[None]:
    """Shut the socket after so many seconds; then raises OverTimeError, whatever the block raised.

    `open_socket` is asked for it when the time has come, since TLS may have wrapped it meanwhile.
    """
    is_over = threading.Event()

    def shut() -> None:
        is_over.set()
        with suppress(OSError):
            sock = open_socket()
            if sock is not None:
                sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, shut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except Exception as error:
        if is_over.is_set():
            raise OverTimeError from error
        raise
    finally:
        timer.cancel()
