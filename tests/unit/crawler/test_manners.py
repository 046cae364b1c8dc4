from __future__ import annotations

import asyncio
import itertools
import time
from datetime import UTC, datetime

import pytest

from crawler.failures import Forbidden, Postponed, Unreachable
from crawler.politeness.hosts import Hosts, host_of
from crawler.politeness.retry import back_off, retry_after
from crawler.politeness.robots import read_rules

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Tue, 24 Nov 2026 12:01:00 GMT", 60.0),
        ("Tue, 24 Nov 2020 12:01:00 GMT", 0.0),
        ("99999999999", 604800.0),
        ("-5", None),
        ("soon", None),
        ("²", None),
    ],
)
def test_retry_after_is_read_as_seconds_and_as_a_date(
    header: str | None, seconds: float | None
) -> None:
    assert retry_after(header, NOW) == seconds


def test_back_off_grows_and_never_falls_in_step() -> None:
    waits = {back_off(1) for _ in range(20)}
    assert len(waits) > 1
    assert all(1 <= wait <= 3 for wait in waits)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Example/a", "news.example"),
        ("http://news.example:80/", "news.example"),
        ("https://news.example:443", "news.example"),
        ("http://news.example:8080/", "news.example:8080"),
    ],
)
def test_manners_are_kept_towards_a_host(url: str, host: str) -> None:
    assert host_of(url) == host


def test_robots_txt_is_matched_by_our_name_and_by_everybodys() -> None:
    rules = read_rules(200, b"User-agent: tracker\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n")
    rules.check("https://news.example/b")
    with pytest.raises(Forbidden):
        rules.check("https://news.example/a/1")


@pytest.mark.parametrize("status", [404, 401, 410])
def test_a_site_without_robots_txt_allows_everything(status: int) -> None:
    read_rules(status, b"User-agent: *\nDisallow: /").check("https://news.example/")


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_that_cannot_say_allows_nothing(status: int) -> None:
    with pytest.raises(Unreachable, match=str(status)):
        read_rules(status, b"").check("https://news.example/")


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        (b"User-agent: *\nCrawl-delay: 2.5", 2.5),
        (b"User-agent: *\nRequest-rate: 1/10s", 10.0),
        (b"User-agent: other\nCrawl-delay: 9", 0.0),
        (b"\xff\xfe\x00 nonsense", 0.0),
    ],
)
def test_the_delay_that_robots_txt_asks_for_is_known(text: bytes, delay: float) -> None:
    assert read_rules(200, text).delay == delay


def turns(hosts: Hosts, host: str, count: int) -> list[float]:
    async def take() -> list[float]:
        times: list[float] = []

        async def one() -> None:
            async with hosts.turn(host):
                times.append(time.monotonic())

        await asyncio.gather(*(one() for _ in range(count)))
        return times

    return asyncio.run(take())


def gaps(times: list[float]) -> list[float]:
    return [later - earlier for earlier, later in itertools.pairwise(times)]


def test_turns_at_a_host_keep_its_delay() -> None:
    assert min(gaps(turns(Hosts(0.1, {}, 16), "news.example", 3))) >= 0.095


def test_the_web_is_never_asked_without_any_delay() -> None:
    hosts = Hosts(0.1, {"news.example": 0.0}, 16)
    assert min(gaps(turns(hosts, "news.example", 2))) >= 0.095


def test_ones_own_machine_needs_no_delay_unless_its_source_or_robots_txt_asks() -> None:
    assert sum(gaps(turns(Hosts(5, {}, 16), "127.0.0.1:8000", 50))) < 1
    assert min(gaps(turns(Hosts(5, {"[::1]:80": 0.1}, 16), "[::1]:80", 2))) >= 0.095
    hosts = Hosts(5, {}, 16)
    hosts.raise_delay("a.localhost", 0.1)
    assert min(gaps(turns(hosts, "a.localhost", 2))) >= 0.095


def test_a_host_that_was_left_gives_no_turn() -> None:
    hosts = Hosts(0.1, {}, 16)
    assert hosts.close("news.example", "asked to wait")
    assert not hosts.close("news.example", "again")
    with pytest.raises(Postponed, match="asked to wait"):
        turns(hosts, "news.example", 1)


def test_failures_count_only_in_a_row() -> None:
    hosts = Hosts(0.1, {}, 16)
    outcomes = [hosts.failed("h") for _ in range(4)]
    hosts.answered("h")
    assert [*outcomes, *(hosts.failed("h") for _ in range(6))] == [False] * 8 + [True, False]
