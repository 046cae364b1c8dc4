"""Tells systemd how the daemon is, where it was started by it: sd_notify(3)."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from contextlib import suppress


class Notifier:
    """Does nothing where nobody asks for it (`NOTIFY_SOCKET`)."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        # A name that begins with @ stands for one of Linux's abstract sockets.
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._has_watchdog = environment.get("WATCHDOG_PID", str(os.getpid())) == str(
            os.getpid()
        ) and bool(environment.get("WATCHDOG_USEC"))

    def ready(self) -> None:
        """The daemon is at work."""
        self._send("READY=1")

    def beat(self) -> None:
        """It is not stuck. Where that is not said in time, systemd starts it anew."""
        if self._has_watchdog:
            self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """It ends."""
        self._send("STOPPING=1")

    def _send(self, message: str) -> None:
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
            to.setblocking(False)  # one who does not listen must not hold up the daemon
            to.sendto(message.encode(), self._address)
