"""A small HTTP server beside the daemon's loop: few threads, short requests, nothing but answers.

It must never be able to harm the loop. So it has threads of its own and a bound on how many, reads
with a deadline, and a fault in it ends the one request that it met.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from http import HTTPStatus

from tracker.home import Home
from tracker.watching.answers import Answer, Answers
from tracker.watching.pulse import Pulse
from tracker.watching.request import RefusedError, read_request

MOST_AT_ONCE = 8
"""Requests; one more is refused at once."""
_SECONDS_TO_SEND = 10.0
_SECONDS_TO_END = 1.0
_SECONDS_BETWEEN_LOOKS = 0.5

Tell = Callable[[str], None]


@contextmanager
def serving(
    home: Home, pulse: Pulse, *, address: str, port: int, names: Collection[str], tell: Tell
) -> Iterator[int | None]:
    """Answer on this address while the block runs; yields the port, None where it is not free.

    A daemon that cannot be looked at still does its work: what is in the way is told.
    """
    try:
        listener = _listen(address, port)
    except OSError as error:
        tell(f"nothing is served on {address}:{port} ([watch] in tracker.toml): {error.strerror}")
        yield None
        return
    ended = threading.Event()
    answers = Answers(home, pulse)
    with closing(listener):
        server = _Server(listener, answers, frozenset(name.lower() for name in names), ended)
        thread = threading.Thread(target=server.serve, name="watching", daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            ended.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)  # wakes who waits for a connection
            thread.join(_SECONDS_TO_END)


def _listen(address: str, port: int) -> socket.socket:
    family, kind, protocol, _, where = socket.getaddrinfo(
        address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        listener.listen(64)
        listener.settimeout(_SECONDS_BETWEEN_LOOKS)
    except OSError:
        listener.close()
        raise
    return listener


class _Server:
    def __init__(
        self,
        listener: socket.socket,
        answers: Answers,
        names: Collection[str],
        ended: threading.Event,
    ) -> None:
        self._listener = listener
        self._answers = answers
        self._names = names
        self._ended = ended
        self._free = threading.Semaphore(MOST_AT_ONCE)

    def serve(self) -> None:
        while not self._ended.is_set():
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                # No file is free for the moment, or it is the end.
                self._ended.wait(_SECONDS_BETWEEN_LOOKS)
                continue
            if not self._free.acquire(blocking=False):
                with connection, suppress(OSError):
                    _send(connection, _refusal(HTTPStatus.SERVICE_UNAVAILABLE), is_head=False)
                continue
            try:
                threading.Thread(target=self._respond, args=(connection,), daemon=True).start()
            except RuntimeError:  # no thread is to be had
                self._free.release()
                connection.close()

    def _respond(self, connection: socket.socket) -> None:
        try:
            with connection, suppress(OSError):
                method = "GET"
                try:
                    method, path = read_request(connection, self._names)
                    answer = self._answers.answer(path)
                except RefusedError as refused:
                    answer = _refusal(refused.status)
                except TimeoutError:
                    answer = _refusal(HTTPStatus.REQUEST_TIMEOUT)
                except ConnectionError:
                    return
                except Exception:  # noqa: BLE001  a fault here must not be silence for the one who asks
                    answer = _refusal(HTTPStatus.INTERNAL_SERVER_ERROR)
                _send(connection, answer, is_head=method == "HEAD")
        finally:
            self._free.release()


def _refusal(status: HTTPStatus) -> Answer:
    body = f'{{"error": "{status.phrase.lower()}"}}\n'.encode()
    return Answer(status, "application/json", body)


def _send(connection: socket.socket, answer: Answer, *, is_head: bool) -> None:
    # Of `sendall` it is the time for all that is sent.
    connection.settimeout(_SECONDS_TO_SEND)
    allow = "Allow: GET, HEAD\r\n" if answer.status == HTTPStatus.METHOD_NOT_ALLOWED else ""
    head = (
        f"HTTP/1.1 {answer.status.value} {answer.status.phrase}\r\n"
        f"Content-Type: {answer.content_type}\r\n"
        f"Content-Length: {len(answer.body)}\r\n"
        f"{allow}"
        "Cache-Control: no-store\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Connection: close\r\n"
        "\r\n"
    )
    connection.sendall(head.encode() + (b"" if is_head else answer.body))
    # Without this, bytes that were not read make the system reset what was just sent.
    connection.shutdown(socket.SHUT_WR)
    connection.settimeout(_SECONDS_TO_END)
    with suppress(OSError):
        connection.recv(1024)
