"""The shell of `tracker sql`, as a person types into it."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tracker
from tests.e2e.conftest import Demo
from tests.e2e.conftest import tracker as run_tracker

PROMPT = "tracker> "
ENDLESS = "SELECT sum(range) FROM range(1000000000000000)"


class Terminal:
    """A pseudo-terminal with the program in it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def answer(self, typed: str, until: str = PROMPT, seconds: float = 60) -> str:
        """Type, and read until the text `until` shows."""
        os.write(self._descriptor, typed.encode())
        return self.read(until, seconds)

    def interrupt(self) -> str:
        """Press Ctrl-C. Readline misses one in the moment in which it begins to wait."""
        shown = ""
        for _ in range(20):
            os.write(self._descriptor, b"\x03")
            shown += self._shown(PROMPT, 3)
            if PROMPT in shown:
                break
        return shown

    def read(self, until: str, seconds: float = 60) -> str:
        text = self._shown(until, seconds)
        assert until in text, text
        return text

    def _shown(self, until: str, seconds: float) -> str:
        shown = b""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self._descriptor], [], [], 0.1)[0]:
                try:
                    more = os.read(self._descriptor, 65536)
                except OSError:  # the program has gone
                    break
                shown += more
                if until.encode() in shown:
                    break
        return shown.decode(errors="replace")


@contextmanager
def shell(home: Path, *options: str) -> Iterator[Terminal]:
    child, descriptor = pty.fork()
    if child == 0:
        environment = os.environ | {"TERM": "dumb", "COLUMNS": "80", "INPUTRC": "/dev/null"}
        command = [sys.executable, "-m", "tracker", "--home", str(home), "sql", *options]
        os.execve(sys.executable, command, environment)
    try:
        terminal = Terminal(descriptor)
        terminal.read(PROMPT)
        yield terminal
        os.write(descriptor, b"\n.quit\n")
        end = time.monotonic() + 60
        while os.waitpid(child, os.WNOHANG) == (0, 0) and time.monotonic() < end:
            if select.select([descriptor], [], [], 0.05)[0]:
                try:
                    os.read(descriptor, 65536)
                except OSError:
                    continue
    finally:
        os.close(descriptor)


def test_a_statement_goes_over_several_lines_and_its_table_fits(demo: Demo) -> None:
    with shell(demo.home) as terminal:
        terminal.answer("SELECT source,\n", "...> ")
        terminal.answer("repeat('長', 100) AS long\n", "...> ")
        shown = terminal.answer("FROM sources LIMIT 1;\n")
        table = shown.splitlines()[1:-1]
        assert any("長" in line for line in table)
        assert max(len(line) + line.count("長") for line in table) <= 80


def test_names_are_completed(demo: Demo) -> None:
    with shell(demo.home) as terminal:
        shown = terminal.answer("SELECT count(*) > 0 AS some FROM entity_ar\t;\n")
        assert "entity_articles;" in shown
        assert "True" in shown
        assert "view" in terminal.answer(".tab\t\n")


def test_commands_tell_what_there_is(demo: Demo) -> None:
    with shell(demo.home) as terminal:
        assert "trend" in terminal.answer(".tables\n")
        assert "story_id" in terminal.answer(".schema stories\n")
        assert "one row a" in terminal.answer(".schema trend\n")
        assert ".schema NAME" in terminal.answer(".help\n")
        assert "there is no command .nothing" in terminal.answer(".nothing\n")
        assert "tracker-0" in terminal.answer(".newest\n")


def test_every_example_runs(demo: Demo) -> None:
    with shell(demo.home) as terminal:
        listed = terminal.answer(".examples\n")
        numbers = [line.split()[0] for line in listed.splitlines() if line[:2].strip().isdigit()]
        assert len(numbers) >= 8
        for number in numbers:
            shown = terminal.answer(f".examples {number}\n")
            assert "Error" not in shown
            assert "there are examples" not in shown
            assert len(shown.splitlines()) > 3, shown


def test_a_mistake_and_ctrl_c_leave_the_shell_open(demo: Demo) -> None:
    with shell(demo.home) as terminal:
        assert "syntax error" in terminal.answer("SELEC 1;\n")
        terminal.answer(f"{ENDLESS};\n", ENDLESS)
        time.sleep(1)
        assert "stopped" in terminal.interrupt()
        terminal.answer("SELECT 'half\n", "...> ")
        terminal.interrupt()
        assert "42" in terminal.answer("SELECT 6 * 7 AS answer;\n")


def test_nothing_but_the_copy_is_in_reach(demo: Demo) -> None:
    with shell(demo.home) as terminal:
        for statement in (
            "FROM read_csv('/etc/passwd');",
            "CREATE TABLE t (a INT);",
            "SET threads = 1;",
        ):
            shown = terminal.answer(f"{statement}\n")
            assert any(word in shown for word in ("disabled", "read-only", "locked")), shown


def test_what_was_typed_is_there_the_next_time(demo: Demo) -> None:
    with shell(demo.home) as terminal:
        terminal.answer("SELECT 'kept for later';\n")
    history = demo.home / "data" / "sql-history"
    assert "kept for later" in history.read_text("utf-8")
    assert history.stat().st_mode & 0o077 == 0
    with shell(demo.home) as terminal:
        assert "kept for later" in terminal.answer("\x1b[A\x1b[A\n")  # the last line was .quit


def test_a_query_is_stopped_when_its_time_is_up(demo: Demo) -> None:
    outcome = demo("sql", ENDLESS, "--timeout", "0.5")
    assert (outcome.code, outcome.err) == (1, "tracker: stopped after 0.5 seconds\n")
    with shell(demo.home, "--timeout", "0.5") as terminal:
        assert "stopped after 0.5 seconds" in terminal.answer(f"{ENDLESS};\n")


def test_without_a_terminal_the_query_comes_from_the_input(demo: Demo) -> None:
    outcome = run_tracker("--home", demo.home, "sql", stdin="SELECT 6 * 7 AS answer")
    assert outcome.out.split() == ["answer", "42"]


def test_a_notebook_connects_to_the_newest_copy(demo: Demo) -> None:
    with tracker.connect(demo.home) as con:
        (mentions,) = con.execute("SELECT count(*) FROM mentions").fetchall()
        assert mentions[0] > 0
