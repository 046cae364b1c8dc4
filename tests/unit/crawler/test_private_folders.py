"""What a project stores is for its owner, whatever the umask."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.log import kept_log
from crawler.sole import SoleCrawl
from tracker.home import Home
from tracker.lock import exclusive
from tracker.schedule.book import open_book


def _lock(data: Path) -> None:
    with exclusive(data / "run.lock", "a run"):
        pass


def _log(data: Path) -> None:
    with kept_log(data / "logs", "20261126T000000Z-0000", verbose=False):
        pass


@pytest.fixture(autouse=True)
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.parametrize(
    "begin", [_lock, _log, lambda data: SoleCrawl(data / "crawl.lock").close()]
)
def test_the_folder_of_the_data_is_made_for_its_owner_alone(
    tmp_path: Path, begin: Callable[[Path], None]
) -> None:
    data = tmp_path / "project" / "data"
    begin(data)
    assert data.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_its_owner_has_opened_to_others_stays_open(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o750)
    _lock(data)
    assert data.stat().st_mode & 0o777 == 0o750


def test_so_it_is_when_a_schedule_is_the_first_to_come(tmp_path: Path) -> None:
    home = Home(tmp_path / "project")
    home.root.mkdir()
    with open_book(home):
        pass
    assert home.data.stat().st_mode & 0o777 == 0o700
