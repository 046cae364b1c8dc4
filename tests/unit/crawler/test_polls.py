"""What the state keeps of polls."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.polling import Arrival, History, Poll
from crawler.polls import ARRIVALS_KEPT, POLLS_KEPT, Look, read_histories
from crawler.state import State

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


def test_what_was_seen_is_read_back_by_others_while_the_crawl_has_it_open(file: Path) -> None:
    state = State(file)
    poll = Poll(NOW, "read", 20, 3, is_complete=False, least=MINUTE)
    arrivals = {"a": Arrival(NOW - DAY, is_exact=True), "b": Arrival(NOW, is_exact=False)}
    state.polls.remember([Look("news", poll, arrivals)])
    expected = History([poll], list(arrivals.values()))
    assert state.polls.history("news") == expected
    assert read_histories(file, ["news", "other"]) == {"news": expected, "other": History([], [])}


def test_an_article_arrives_once(file: Path) -> None:
    state = State(file)
    for at in (NOW - MINUTE, NOW):
        state.polls.remember([Look("news", Poll(at, "read"), {"a": Arrival(at, is_exact=True)})])
    assert state.polls.history("news").arrivals == [Arrival(NOW - MINUTE, is_exact=True)]


def test_only_the_latest_are_kept_and_the_first_look(file: Path) -> None:
    state = State(file)
    for number in range(POLLS_KEPT + 20):
        arrivals = {
            f"{number}-{n}": Arrival(NOW + (number * 10 + n) * MINUTE, is_exact=True)
            for n in range(10)
        }
        state.polls.remember([Look("news", Poll(NOW + number * 10 * MINUTE, "read"), arrivals)])
    history = state.polls.history("news")
    assert len(history.polls) == POLLS_KEPT + 1
    assert history.polls[0].at == NOW
    assert len(history.arrivals) == ARRIVALS_KEPT
    state.polls.remember([Look("news", Poll(NOW + 365 * DAY, "read"), {})])
    assert state.polls.history("news").arrivals == []


def test_no_state_is_no_history(file: Path) -> None:
    assert read_histories(file, ["news"]) == {}
    file.write_bytes(b"no database" * 100)
    assert read_histories(file, ["news"]) == {}
