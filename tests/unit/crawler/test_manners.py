from __future__ import annotations

import asyncio
import itertools
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.models import Source
from crawler.failures import Forbidden, Postponed, Unreachable
from crawler.politeness.breaker import Failing, Health, after_answer, after_failing
from crawler.politeness.budget import Budget
from crawler.politeness.hosts import Hosts, host_of
from crawler.politeness.memory import RobotsCopy
from crawler.politeness.retry import back_off, retry_after
from crawler.politeness.robots import read_rules
from crawler.robots_tags import robots_tags
from crawler.state import State

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
    for attempt, longest in enumerate((2, 4, 8)):
        waits = [back_off(attempt) for _ in range(200)]
        assert len(set(waits)) > 1
        assert longest / 2 < max(waits) <= longest
        assert min(waits) < longest / 4


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


def failing(health: Health, times: int, kind: Failing, now: datetime = NOW) -> Health:
    for _ in range(times):
        health = after_failing(health, kind, now)
    return health


@pytest.mark.parametrize("kind", ["failure", "refusal"])
def test_failures_count_only_in_a_row(kind: Failing) -> None:
    four = failing(Health(), 4, kind)
    assert not four.is_left_alone(NOW)
    assert not failing(after_answer(four, is_page=True), 4, kind).is_left_alone(NOW)
    assert failing(four, 1, kind).is_left_alone(NOW)


def test_each_pause_is_twice_as_long_up_to_a_day_and_one_answer_ends_them() -> None:
    health, now, pauses = failing(Health(), 4, "failure"), NOW, []
    for _ in range(9):
        health = after_failing(health, "failure", now)
        assert health.until is not None
        assert health.is_left_alone(health.until - timedelta(seconds=1))
        pauses.append((health.until - now) / timedelta(minutes=1))
        now = health.until
        assert health.is_on_trial(now)
    assert pauses == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]
    assert after_answer(health, is_page=False) == Health()


def test_a_host_that_refuses_pages_is_not_well_since_it_serves_its_feed() -> None:
    refused = failing(Health(), 5, "refusal")
    assert after_answer(refused, is_page=False).is_left_alone(NOW)
    assert after_answer(refused, is_page=True) == Health()


def test_what_is_told_of_a_host_that_is_left_alone_is_one_line() -> None:
    assert failing(Health(), 5, "failure").line("news.example") == (
        "news.example: left alone until 2026-11-24 12:15 UTC after 5 failures in a row"
    )
    assert "5 refusals (HTTP 403) in a row" in failing(Health(), 5, "refusal").line("h")
    trial = failing(failing(Health(), 5, "failure"), 1, "refusal", NOW + timedelta(hours=1))
    assert trial.line("h").endswith("after another refusal (HTTP 403)")


def test_what_hosts_did_outlasts_the_run(tmp_path: Path) -> None:
    health = failing(Health(), 5, "failure")
    copy = RobotsCopy("https://a.example", "https://a.example/r", 200, b"\0", '"1"', None, NOW)
    state = State(tmp_path / "state.sqlite")
    state.hosts.remember_health("a.example", health)
    state.hosts.remember_robots(copy)
    state.close()
    state = State(tmp_path / "state.sqlite")
    assert state.hosts.health("a.example") == health
    assert state.hosts.robots("https://a.example") == copy
    state.hosts.remember_health("a.example", Health())
    assert state.hosts.health("a.example") == Health()
    assert state.hosts.robots("https://b.example") is None


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /a",
        b"User-agent: *\r\nDisallow: /a\r\n",
        b"User-agent: *\rDisallow: /a\r",
        "User-agent: *\nDisallow: /a".encode("utf-16"),
        b"user-AGENT:*\n\0\xff\nDISALLOW:/a",
        b"User-agent: *\nDisallow: /a\n" + b"#" * 600_000 + b"\nAllow: /a",
    ],
    ids=["BOM", "CRLF", "CR", "UTF-16", "noise", "too long"],
)
def test_robots_txt_is_read_as_it_comes(body: bytes) -> None:
    with pytest.raises(Forbidden):
        read_rules(200, body).check("https://news.example/a")


def test_a_web_page_in_the_place_of_robots_txt_forbids_nothing() -> None:
    page = b"<!DOCTYPE html><pre>\nUser-agent: *\nDisallow: /\n</pre>"
    read_rules(200, page).check("https://news.example/a")


@pytest.mark.parametrize(
    ("headers", "page", "tags"),
    [
        ([], b"", set()),
        (["noindex, NoArchive"], b"", {"noindex", "noarchive"}),
        (["googlebot: noindex"], b"", set()),
        (["googlebot: nofollow, noindex", "tracker: noarchive"], b"", {"noarchive"}),
        (["unavailable_after: 25 Jun 2030 15:00:00 PST, noindex"], b"", {"noindex"}),
        ([], b"<META content='none' name=robots>", {"none", "noindex"}),
        ([], b'<meta name="googlebot" content="noindex">', set()),
        ([], b'<meta name="robots" content="max-snippet:-1, noarchive"/>', {"noarchive"}),
    ],
)
def test_what_a_page_asks_of_robots_is_known(
    headers: list[str], page: bytes, tags: set[str]
) -> None:
    found = robots_tags(headers, page)
    assert {tag for tag in found if tag in {"noindex", "noarchive", "none"}} == tags


def test_a_budget_is_spent_by_bytes_and_by_minutes() -> None:
    source = Source(name="s", url="https://news.example/", max_megabytes=0.01)
    budget = Budget(source)
    budget.spend(9_999)
    assert budget.spent() is None
    budget.spend(1)
    assert budget.spent() == "0.01 MB (max_megabytes)"
    timed = Budget(source.model_copy(update={"max_minutes": 1e-9}))
    assert timed.spent() == "1e-09 minutes (max_minutes)"
