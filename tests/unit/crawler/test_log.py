"""The log of a crawl: JSON lines, bounded, whole up to the last one."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler import log as crawl_log
from crawler.log import kept_log, log_event, prune
from crawler.storage import StorageError


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "logs"


def test_what_the_crawl_does_and_what_libraries_say_or_print_is_json(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with kept_log(folder, "r1", verbose=False):
        log_event("fetch", {"source": "wire", "url": "https://w.example/日本", "status": None})
        logging.getLogger("some.library").warning("two\nlines: %s", "\x1b[31m")
        logging.getLogger("some.library").debug("chatter")
        os.write(1, b"printed in C\n")
        try:
            raise ValueError("broken")
        except ValueError:
            logging.getLogger("some.library").exception("it failed")
    fetch, said, *others = rows(folder / "r1.jsonl")
    assert {"time", "level", "run_id", "event", "source", "url"} == fetch.keys()
    assert (fetch["run_id"], fetch["event"], fetch["level"]) == ("r1", "fetch", "info")
    assert (said["event"], said["logger"], said["level"]) == ("message", "some.library", "warning")
    assert said["message"] == "two\nlines: \x1b[31m"
    by_message = {row["message"]: row for row in others}
    assert by_message.keys() == {"printed in C", "it failed"}
    assert "ValueError: broken" in by_message["it failed"]["traceback"]
    assert capfd.readouterr() == ("", "")


def test_pages_that_are_passed_over_are_logged_only_where_somebody_asked(folder: Path) -> None:
    for run, verbose in (("quiet", False), ("loud", True)):
        with kept_log(folder, run, verbose=verbose):
            log_event("passed over", {"url": "https://w.example/1"}, logging.DEBUG)
    assert rows(folder / "quiet.jsonl") == []
    assert [row["event"] for row in rows(folder / "loud.jsonl")] == ["passed over"]


def test_what_comes_to_print_after_the_crawl_reaches_the_terminal(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with kept_log(folder, "r1", verbose=False):
        os.write(2, b"inside\n")
    os.write(2, b"outside\n")
    assert capfd.readouterr().err == "outside\n"


def test_a_killed_crawl_leaves_whole_lines(folder: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from crawler.log import kept_log, log_event\n"
        "with kept_log(Path(sys.argv[1]), 'r1', verbose=False):\n"
        "    for i in range(1000): log_event('fetch', {'url': f'https://w.example/{i}'})\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder)], check=False)
    assert done.returncode == -9
    assert len(rows(folder / "r1.jsonl")) == 1000


def test_a_log_that_is_full_says_so_and_ends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawl_log, "MAX_BYTES", 1000)
    with kept_log(folder, "r1", verbose=False):
        for i in range(100):
            log_event("fetch", {"url": f"https://w.example/{i}"})
    assert rows(folder / "r1.jsonl")[-1]["event"] == "full"
    assert (folder / "r1.jsonl").stat().st_size < 1500


def test_the_newest_logs_are_kept_by_number_and_by_size(folder: Path) -> None:
    folder.mkdir()
    for i in range(10):
        (folder / f"2026112{i}T000000Z-aaaa.jsonl").write_text("x" * 100)
    prune(folder.glob("*.jsonl"), keep=6)
    assert sorted(file.name[7:8] for file in folder.iterdir()) == list("456789")
    prune(folder.glob("*.jsonl"), keep=6, max_total=250)
    assert sorted(file.name[7:8] for file in folder.iterdir()) == list("89")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    with pytest.raises(StorageError, match="logs"), kept_log(tmp_path / "logs", "r", verbose=False):
        pass
