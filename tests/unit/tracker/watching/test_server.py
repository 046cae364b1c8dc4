"""The port that a daemon is watched at: who is answered, who is refused, and what is known."""

from __future__ import annotations

import json
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.prometheus_text import Read, read_metrics
from tracker.home import Home
from tracker.watching import request, server
from tracker.watching.pulse import LONGEST_TURN, Pulse
from tracker.watching.server import serving


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "tracker.toml").touch()
    (tmp_path / "sources.yaml").write_text(
        "sources: [{name: wire, url: 'https://wire.test/feed'}, {name: off, enabled: false}]"
    )
    return Home(tmp_path)


@contextmanager
def served(home: Home, pulse: Pulse | None = None) -> Iterator[int]:
    with serving(
        *(home, pulse or Pulse()), address="127.0.0.1", port=0, names=["Tracker"], tell=print
    ) as port:
        assert port is not None
        yield port


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read().decode()


def metrics(port: int) -> dict[str, Read]:
    status, text = ask(port, "/metrics")
    assert status == 200
    return read_metrics(text)


def send(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """What is answered to these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        answer = b""
        try:
            for part in parts:
                connection.sendall(part)
                time.sleep(pause)
            while got := connection.recv(65536):
                answer += got
        except (BrokenPipeError, ConnectionResetError):
            pass
        return answer


def test_a_daemon_whose_loop_turns_is_healthy_and_a_stuck_one_is_not(home: Home) -> None:
    clock = Clock()
    pulse = Pulse(clock)
    with served(home, pulse) as port:
        clock.now = LONGEST_TURN
        assert ask(port, "/health")[0] == 200
        clock.now += 1
        status, body = ask(port, "/health")
        assert (status, json.loads(body)["healthy"]) == (503, False)
        assert metrics(port)["tracker_healthy"].value() == 0
        assert "its loop has not turned for 121 s" in ask(port, "/ready")[1]
        pulse.beat()
        assert ask(port, "/health")[0] == 200


def test_a_project_without_a_copy_is_not_ready_and_says_so(home: Home) -> None:
    with served(home) as port:
        status, body = ask(port, "/ready")
        wrong = [{"subject": "publish", "says": "nothing is published yet"}]
        assert (status, json.loads(body)) == (503, {"ready": False, "wrong": wrong})
        assert ask(port, "/health")[0] == 200


def test_files_that_are_missing_or_damaged_are_told_of_and_hide_no_other(home: Home) -> None:
    with served(home) as port:
        read = metrics(port)
    assert set(read["tracker_gather_ok"].by("part").values()) == {1}
    assert read["tracker_sources"].value() == 1

    home.runs.mkdir(parents=True)
    (home.runs / "journal.jsonl").mkdir()
    home.crawl_state.write_bytes(b"no database" * 1000)
    (home.data / "schedule.sqlite").write_bytes(b"no database" * 1000)
    home.told.write_bytes(b"no database" * 1000)
    home.sources.write_text("sources: [")
    with served(home) as port:
        read = metrics(port)
        status, body = ask(port, "/ready")
    ok = read["tracker_gather_ok"].by("part")
    assert ok == {"sources": 0, "schedule": 1, "runs": 0, "crawls": 0, "files": 1, "alerts": 0}
    assert "tracker_runs_total" not in read  # a counter that is missing has not fallen
    disk = read["tracker_disk_free_bytes"].value()
    assert disk is not None
    assert disk > 0
    assert status == 503
    assert {"sources", "runs", "crawls"} <= {row["subject"] for row in json.loads(body)["wrong"]}


def test_a_crawl_state_that_another_process_writes_is_read_without_waiting(home: Home) -> None:
    home.data.mkdir()
    with closing(sqlite3.connect(home.crawl_state, isolation_level=None)) as db:
        db.executescript(
            "CREATE TABLE poll (source, at, outcome); CREATE TABLE arrival (source, at);"
            "CREATE TABLE page (source, status, published_at); CREATE TABLE pending (kind);"
            "INSERT INTO poll VALUES ('wire', '2026-11-01T00:00:00+00:00', 'read');"
            "BEGIN EXCLUSIVE"
        )
        with served(home) as port:
            began = time.monotonic()
            read = metrics(port)
            assert time.monotonic() - began < 10
        assert read["tracker_gather_ok"].value(part="crawls") == 0
        db.execute("COMMIT")
        with served(home) as port:
            read = metrics(port)
    last = read["tracker_source_last_success_timestamp_seconds"]
    assert last.value(source="wire") == 1793491200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:9464", 200),
        ("127.0.0.1:9464", 200),
        ("[::1]:9464", 200),
        ("10.0.0.7", 200),
        ("tracker:9464", 200),
        ("TRACKER", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example:9464", 421),
        ("evil@localhost", 421),
        ("", 421),
    ],
)
def test_a_name_that_a_site_could_have_is_refused(home: Home, host: str, status: int) -> None:
    with served(home) as port:
        assert ask(port, "/health", Host=host)[0] == status


def test_only_questions_are_answered_and_only_three_of_them(home: Home) -> None:
    with served(home) as port:
        assert ask(port, "/health", "HEAD") == (200, "")
        assert ask(port, "/health?verbose=1")[0] == 200
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
            assert ask(port, "/health", method)[0] == 405
        for path in ("/", "/health/", "/../tracker.toml", "/metrics/%2e%2e", "/data"):
            status, body = ask(port, path)
            assert status == 404
            assert json.loads(body)["there"] == ["/health", "/ready", "/metrics"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\r\n\r\n", 400),
        (b"\xff\x00\r\n\r\n", 400),
        (b"GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n", 400),
        (b"GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET /health HTTP/1.1\r\n\r\n", 421),
        (b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 421),
        (b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 431),
        (b"GET /health HTTP/1.1\r\n" + b"X: y\r\n" * 2000 + b"\r\n", 431),
        (b"GET /health HTTP/1.0\nHost: localhost\n\n", 200),
    ],
)
def test_what_is_no_plain_request_is_refused(home: Home, sent: bytes, status: int) -> None:
    with served(home) as port:
        assert send(port, sent).startswith(f"HTTP/1.1 {status} ".encode())


def test_a_request_that_drips_is_ended_in_time(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request, "SECONDS", 0.5)
    with served(home) as port:
        began = time.monotonic()
        answer = send(port, *[b"G"] * 100, pause=0.1)
        assert time.monotonic() - began < 12
        assert b"408" in answer or answer == b""


def test_a_crowd_is_refused_and_takes_no_threads(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "MOST_AT_ONCE", 2)
    before = threading.active_count()
    with served(home) as port:
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(2)]
        time.sleep(0.3)
        for _ in range(5):
            assert send(port, b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")[9:12] == b"503"
        assert threading.active_count() <= before + 3
        for connection in silent:
            connection.close()
        time.sleep(0.3)
        assert ask(port, "/health")[0] == 200


def test_a_port_that_is_taken_is_told_of_and_the_daemon_goes_on(home: Home) -> None:
    told: list[str] = []
    with (
        served(home) as port,
        serving(
            *(home, Pulse()), address="127.0.0.1", port=port, names=(), tell=told.append
        ) as none,
    ):
        assert none is None
    (line,) = told
    assert line.startswith(f"nothing is served on 127.0.0.1:{port} ([watch] in tracker.toml): ")
