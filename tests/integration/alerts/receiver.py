"""Receivers as they are on the web: a real HTTP server and a real SMTP server, on loopback."""

from __future__ import annotations

import asyncio
import base64
import json
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Post:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    """What is answered to the next request."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"ok"
    drip: float = 0.0
    """Seconds between two bytes of the answer."""


class Receiver:
    """Keeps what it receives, and answers with the next of `replies`, else with 200."""

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.replies: list[Reply] = []
        self.pause = 0.0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.posts.append(Post(self.path, dict(self.headers), body))
                time.sleep(receiver.pause)
                reply = receiver.replies.pop(0) if receiver.replies else Reply()
                if reply.drip:
                    for byte in b"HTTP/1.0 200 OK\r\n" + b"X-Slow: 1\r\n" * 100:
                        self.wfile.write(bytes([byte]))
                        time.sleep(reply.drip)
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *args: object) -> None:
                """Peers that are killed break off."""

        self.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Letterbox:
    """Takes letters by SMTP (RFC 5321), with STARTTLS and AUTH PLAIN where they are asked for.

    `replies` maps a command (`RCPT`, `DATA` for what ends it) to the next answers to it.
    """

    def __init__(self, tls: ssl.SSLContext | None = None, password: str | None = None) -> None:
        self.letters: list[tuple[str, list[str], EmailMessage]] = []
        self.said: list[str] = []
        self.replies: dict[str, list[str]] = {}
        self._tls = tls
        self._password = password
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._server = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, "127.0.0.1", 0), self._loop
        ).result(5)

    @property
    def port(self) -> int:
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._converse(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(text: str) -> None:
            writer.write(text.encode() + b"\r\n")

        sender, to, is_secure, is_known = "", [], False, self._password is None
        say("220 letterbox ESMTP")
        while line := (await reader.readline()).decode().strip():
            verb = line.split(" ")[0].upper()
            self.said.append(line)
            if self.replies.get(verb) and verb != "DATA":
                say(self.replies[verb].pop(0))
            elif verb == "EHLO":
                offers = ["250-letterbox"]
                if self._tls and not is_secure:
                    offers.append("250-STARTTLS")
                if self._password and (is_secure or not self._tls):
                    offers.append("250-AUTH PLAIN")
                for offer in (*offers, "250 8BITMIME"):
                    say(offer)
            elif verb == "STARTTLS" and self._tls:
                say("220 go on")
                await writer.drain()
                await writer.start_tls(self._tls)
                is_secure = True
            elif verb == "AUTH":
                given = base64.b64decode(line.split(" ")[2]).decode().split("\0")[2]
                is_known = given == self._password
                say("235 welcome" if is_known else "535 no")
            elif not is_known:
                say("530 who are you?")
            elif verb == "MAIL":
                sender, to = line.partition("<")[2].partition(">")[0], []
                say("250 ok")
            elif verb == "RCPT":
                to.append(line.partition("<")[2].partition(">")[0])
                say("250 ok")
            elif verb == "DATA":
                say("354 go on")
                raw = (await reader.readuntil(b"\r\n.\r\n"))[:-3].replace(b"\r\n..", b"\r\n.")
                answer = self.replies.get("DATA", [])
                reply = answer.pop(0) if answer else "250 taken"
                if reply.startswith("250"):
                    message = message_from_bytes(raw, policy=policy.default)
                    assert isinstance(message, EmailMessage)
                    self.letters.append((sender, to, message))
                say(reply)
            else:
                say("250 ok")
            await writer.drain()


def wait_for(condition: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.01)
