"""One crawl at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.sole import SoleCrawl
from crawler.storage import StorageError


def test_a_second_crawl_waits_for_the_first_and_gives_up_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "data" / "crawl.lock"
    first = SoleCrawl(file)
    with pytest.raises(StorageError, match=r"crawl\.lock: another crawl is at work here"):
        SoleCrawl(file, wait=0.2)
    first.close()
    SoleCrawl(file, wait=0).close()
