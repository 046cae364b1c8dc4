"""How each host stands with us, in this run and since earlier ones: asked, on trial, left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from crawler.politeness.breaker import Failing, Health, after_answer, after_failing
from crawler.politeness.hosts import Hosts
from crawler.state import State


class Standing:
    """Keeps account of answers and failures. Every method that changes it may raise StorageError.

    A host that is left alone during a run is not asked again in that run, however long it takes.
    """

    def __init__(self, hosts: Hosts, state: State, tell: Callable[[str, str], None]) -> None:
        """`tell` takes a source's name and a line for people."""
        self._hosts = hosts
        self._state = state
        self._tell = tell
        self._known: dict[str, Health] = {}

    def closed(self, host: str) -> str | None:
        """Why a host is left alone; None where it is not."""
        if reason := self._hosts.closed(host):
            return reason
        now = datetime.now(UTC)
        health = self._health(host)
        retry_at = self._state.retry_at(host)
        if health.is_left_alone(now):
            self._hosts.close(host, health.line(host))
        elif retry_at is not None and retry_at > now:
            asked = f"{host}: asked to wait until {retry_at:%Y-%m-%d %H:%M} UTC"
            self._hosts.close(host, asked)
        return self._hosts.closed(host)

    def is_on_trial(self, host: str) -> bool:
        """Whether the next failure is one too many."""
        return self._health(host).is_on_trial(datetime.now(UTC))

    def failed(self, source: str, host: str, kind: Failing) -> None:
        """Count a failure; one too many in a row, and the host is left alone."""
        now = datetime.now(UTC)
        health = after_failing(self._health(host), kind, now)
        self._remember(host, health)
        if health.is_left_alone(now):
            self._leave(source, host, health.line(host))

    def answered(self, host: str, *, is_page: bool) -> None:
        """Count an answer."""
        self._remember(host, after_answer(self._health(host), is_page=is_page))

    def asked_to_wait(self, source: str, host: str, status: int, until: datetime) -> None:
        """Leave a host for a later run, as it asks."""
        self._leave(
            source, host, f"{host}: HTTP {status}; asks to wait until {until:%Y-%m-%d %H:%M} UTC"
        )
        self._state.wait_for(host, until)

    def _leave(self, source: str, host: str, line: str) -> None:
        if self._hosts.close(host, line):
            self._tell(source, line)

    def _health(self, host: str) -> Health:
        if host not in self._known:
            self._known[host] = self._state.hosts.health(host)
        return self._known[host]

    def _remember(self, host: str, health: Health) -> None:
        if health != self._health(host):
            self._state.hosts.remember_health(host, health)
            self._known[host] = health
