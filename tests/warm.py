"""Calls of the program in processes of their own that start warm.

Most of a short command's time is its start: Python imports the program and reads the catalogue.
`tests/zygote.py` has done that once, and each call is a fork of it, with a memory, a session, a
folder, an environment and an exit code of its own. What is about starts themselves (what is
imported, signals while it starts, terminals) starts a new interpreter instead, as users do.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

_ROOT = Path(__file__).parents[1]
_SECONDS = 200.0


def tracker(
    *arguments: str | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Call `tracker` to its end. The environment is this one, or `env`."""
    words = [str(argument) for argument in arguments]
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        given.write(stdin)
        given.seek(0)
        files = (given.fileno(), out.fileno(), err.fileno())
        process = forks().fork("tracker", words, files, cwd=cwd, env=env)
        try:
            code = process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return subprocess.CompletedProcess(words, code, _whole(out), _whole(err))


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


@dataclass
class Fork:
    """A process that was forked; what `subprocess.Popen` can, as far as it is needed."""

    pid: int
    _told: socket.socket
    returncode: int | None = None
    stdin: IO[str] | None = None
    stdout: IO[str] | None = None
    stderr: IO[str] | None = None

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, as Popen gives it. Raises TimeoutExpired."""
        if self.returncode is None:
            self._told.settimeout(timeout)
            try:
                answer = self._told.recv(4)
            except (TimeoutError, BlockingIOError) as error:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0) from error
            (self.returncode,) = struct.unpack("i", answer)
            self._told.close()
        return self.returncode

    def poll(self) -> int | None:
        """The exit code, if it has ended."""
        with suppress(subprocess.TimeoutExpired):
            return self.wait(0)
        return None

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def __enter__(self) -> Fork:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self.stdin, self.stdout, self.stderr):
            if pipe is not None:
                pipe.close()
        self.wait()


@dataclass(frozen=True)
class Forks:
    """Who forks, at the address of its socket."""

    address: str
    server: subprocess.Popen[bytes] | None = None
    """It ends when nobody holds the other end of its standard input."""

    def fork(
        self,
        program: str,
        words: list[str],
        files: Sequence[int],
        *,
        cwd: Path | None = None,
        env: dict[str, str] | None = None,
        is_family: bool = False,
    ) -> Fork:
        """Start a program (`python -m`) with these files as standard input, output and error.

        What it starts of our programs is forked from here too; with `is_family` those are children
        of its own, in new interpreters.
        """
        call = {
            "program": program,
            "words": words,
            "cwd": str(cwd or Path.cwd()),
            "env": dict(os.environ if env is None else env),
            "is_family": is_family,
        }
        told = socket.socket(socket.AF_UNIX)
        told.connect(self.address)
        socket.send_fds(told, [json.dumps(call).encode()], files)
        (pid,) = struct.unpack("i", told.recv(4))
        return Fork(pid, told)

    def start(self, command: Sequence[str], **options: Any) -> Fork:
        """What `subprocess.Popen` does with `python -m …`; of its options those that we use."""
        _, _, program, *words = command
        pipes: dict[str, IO[str]] = {}
        files: list[int] = []
        with ExitStack() as opened:
            for number, name in enumerate(("stdin", "stdout", "stderr")):
                file = options.get(name)
                if file is None:
                    files.append(number)
                    continue
                if file == subprocess.DEVNULL:
                    files.append(os.open(os.devnull, os.O_RDWR))
                elif file == subprocess.PIPE:
                    read, write = os.pipe()
                    ours, theirs = (write, read) if name == "stdin" else (read, write)
                    pipes[name] = os.fdopen(ours, "w" if ours == write else "r", encoding="utf-8")
                    files.append(theirs)
                else:
                    files.append(os.dup(file.fileno()))
                opened.callback(os.close, files[-1])
            others = {name: options[name] for name in options.keys() & {"cwd", "env", "is_family"}}
            fork = self.fork(program, words, files, **others)
        for name, pipe in pipes.items():
            setattr(fork, name, pipe)
        return fork

    def crawl(self) -> Fork:
        """What `crawler.process.start_crawl` starts."""
        pipe = subprocess.PIPE
        command = (sys.executable, "-m", "crawler")
        return self.start(command, stdin=pipe, stdout=pipe, stderr=pipe)


@cache
def forks() -> Forks:
    """The one of this process; it ends with it."""
    address = Path(tempfile.mkdtemp(prefix="tracker-forks-")) / "socket"
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.zygote", str(address)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + _SECONDS
    while not address.exists():
        assert server.poll() is None, "it did not start"
        assert time.monotonic() < deadline, "it does not start"
        time.sleep(0.02)
    return Forks(str(address), server)
