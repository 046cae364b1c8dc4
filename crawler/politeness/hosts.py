"""One host, one guest: all spiders of a run take turns at a host, and rest when it asks them to."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.addresses import is_loopback
from crawler.failures import Postponed

LEAST_DELAY = 0.1
"""Seconds between two requests to a host of the open web, whatever the configuration says."""

_DEFAULT_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """The host that manners are kept towards: with its port, where that is not the usual one."""
    parts = urlsplit(url)
    name = (parts.hostname or "").rstrip(".")
    port = parts.port
    return name if port is None or port in _DEFAULT_PORTS.values() else f"{name}:{port}"


@dataclass(slots=True)
class _Host:
    delay: float
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    not_before: float = 0.0
    closed: str | None = None


class Hosts:
    """The manners of a whole run, towards every host it meets. Delays are in seconds."""

    def __init__(self, delay: float, own_delays: Mapping[str, float], concurrency: int) -> None:
        self._delay = delay
        self._own_delays = own_delays
        self._hosts: dict[str, _Host] = {}
        self._places = asyncio.Semaphore(concurrency)
        self._stopping = asyncio.Event()

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked, and hold it while the block runs.

        Raises Postponed where it is not to be asked in this run any more.
        """
        known = self._host(host)
        async with known.turn:
            while (seconds := known.not_before - time.monotonic()) > 0:
                self._check(known)
                await self._rest(seconds)
            self._check(known)
            async with self._places:
                started = time.monotonic()
                try:
                    yield
                finally:
                    # As AutoThrottle with one request at a time: a slow host is asked less often.
                    took = time.monotonic() - started
                    known.not_before = max(known.not_before, started + max(known.delay, took))

    def raise_delay(self, host: str, delay: float) -> None:
        """Keep at least this delay, as robots.txt asks."""
        known = self._host(host)
        known.delay = max(known.delay, delay)

    def cool(self, host: str, seconds: float) -> None:
        """Let the whole host rest."""
        known = self._host(host)
        known.not_before = max(known.not_before, time.monotonic() + seconds)

    def rest(self, host: str) -> float:
        """Seconds until the host may be asked again."""
        return max(0.0, self._host(host).not_before - time.monotonic())

    def close(self, host: str, reason: str) -> bool:
        """Ask nothing more of the host in this run; whether that is news."""
        known = self._host(host)
        if known.closed is not None:
            return False
        known.closed = reason
        return True

    def closed(self, host: str) -> str | None:
        """Why nothing is asked of the host any more; None where it is."""
        return self._host(host).closed

    def is_open_web_met(self) -> bool:
        """Whether any host is not this machine."""
        return any(not is_loopback(_name(host)) for host in self._hosts)

    def stop(self) -> None:
        """Let nobody wait any longer: every turn that has not begun is postponed."""
        self._stopping.set()

    def _host(self, host: str) -> _Host:
        if host not in self._hosts:
            self._hosts[host] = _Host(self._first_delay(host))
        return self._hosts[host]

    def _first_delay(self, host: str) -> float:
        own = self._own_delays.get(host)
        if is_loopback(_name(host)):
            # One's own machine needs no mercy, unless its source asks for it.
            return own or 0.0
        return max(self._delay if own is None else own, LEAST_DELAY)

    def _check(self, known: _Host) -> None:
        if self._stopping.is_set():
            raise Postponed("the crawl is being stopped")
        if known.closed is not None:
            raise Postponed(known.closed)

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), timeout=seconds)
        except TimeoutError:
            return


def _name(host: str) -> str:
    return urlsplit(f"//{host}").hostname or ""
