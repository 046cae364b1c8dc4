"""What is answered to whom asks, by path, from files that are only read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from tracker.home import Home
from tracker.status.judging import obstacles, worries
from tracker.watching.exposition import CONTENT_TYPE, Sample, exposition
from tracker.watching.kept import KeptFacts
from tracker.watching.measuring import samples
from tracker.watching.process import process_samples
from tracker.watching.pulse import Pulse


@dataclass(frozen=True, slots=True)
class Answer:
    """A response."""

    status: HTTPStatus
    content_type: str
    body: bytes


class Answers:
    """Of one daemon. May be asked by several threads."""

    def __init__(self, home: Home, pulse: Pulse, kept: KeptFacts | None = None) -> None:
        self._pulse = pulse
        self._kept = kept or KeptFacts(home)

    def answer(self, path: str) -> Answer:
        """To a GET of this path."""
        match path:
            case "/health":
                return self._health()
            case "/ready":
                return self._ready()
            case "/metrics":
                text = exposition(self._samples())
                return Answer(HTTPStatus.OK, CONTENT_TYPE, text.encode())
            case _:
                there = ["/health", "/ready", "/metrics"]
                return _json(HTTPStatus.NOT_FOUND, {"error": "not found", "there": there})

    def _health(self) -> Answer:
        """Asks no file: a full disk or a held lock must not make the daemon look stuck."""
        seconds = round(self._pulse.seconds, 1)
        value = {"healthy": self._pulse.is_alive, "seconds_since_the_loop_turned": seconds}
        return _json(_status(self._pulse.is_alive), value)

    def _ready(self) -> Answer:
        wrong = [
            {"subject": worry.subject, "says": worry.says}
            for worry in obstacles(self._kept.facts())
        ]
        if not self._pulse.is_alive:
            says = f"its loop has not turned for {self._pulse.seconds:.0f} s"
            wrong.insert(0, {"subject": "schedule", "says": says})
        return _json(_status(not wrong), {"ready": not wrong, "wrong": wrong})

    def _samples(self) -> Iterator[Sample]:
        facts = self._kept.facts()
        is_ready = self._pulse.is_alive and not obstacles(facts)
        yield Sample("tracker_healthy", self._pulse.is_alive)
        yield Sample("tracker_ready", is_ready)
        yield Sample("tracker_daemon_last_turn_timestamp_seconds", round(self._pulse.last_at, 3))
        yield from process_samples()
        yield from samples(facts, worries(facts))
        yield from self._kept.samples()


def _status(is_well: bool) -> HTTPStatus:
    return HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE


def _json(status: HTTPStatus, value: object) -> Answer:
    body = json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
    return Answer(status, "application/json", body)
