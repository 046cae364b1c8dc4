"""The process behind `tests.warm`: it imports the program once, and forks for every call of it.

`python -m tests.zygote SOCKET` listens on a Unix socket. A caller sends what to call and three open
files; it is sent the process's id at once, and the exit code when it has ended. The end of standard
input, that is of who started this, ends it.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import selectors
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import crawler
import nlp
import tracker
import tracker.rules
from config.load import load_cues, load_entities
from config.models import ClaimCues, Entity
from nlp.analysis import Reader
from tests import warm
from warehouse import near_duplicates


def main(address: str) -> None:
    """Serve; come back in the processes that are forked, ready to run."""
    _import_all()
    _make_what_each_would_make()
    # Else the first collection of each fork looks at all that was imported, and so copies it.
    gc.collect()
    gc.freeze()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{address}.new")
    listener.listen(64)
    Path(f"{address}.new").rename(address)  # who sees it may connect
    call = _served(listener)
    if call is None:
        shutil.rmtree(Path(address).parent)
    else:
        _become(call, address)


def _import_all() -> None:
    # DuckDB starts a thread when it is imported, which no fork would have: calls import it anew.
    sys.modules["duckdb"] = None  # type: ignore[assignment]
    for package in (crawler, nlp, tracker):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                with suppress(ImportError):
                    importlib.import_module(module.name)
    del sys.modules["duckdb"]


def _make_what_each_would_make() -> None:
    near_duplicates.keys(["a text"])
    cues, entities = load_cues(), load_entities()
    made = Reader(entities, cues, ginza=False)

    def reader(of: Sequence[Entity], by: ClaimCues, *, ginza: bool = True) -> Reader:
        if not ginza and by == cues and tuple(of) == entities:
            return made
        return Reader(of, by, ginza=ginza)

    tracker.rules.Reader = reader  # type: ignore[assignment,misc]


def _served(listener: socket.socket) -> dict[str, Any] | None:
    """None in the server, once it is no longer needed; in a forked process, what it is to call."""
    callers: dict[int, socket.socket] = {}
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with selectors.DefaultSelector() as selector:
        for file in (listener, woken, 0):
            selector.register(file, selectors.EVENT_READ)
        while True:
            ready = {key.fileobj for key, _ in selector.select()}
            if 0 in ready:
                return None
            if woken in ready:
                os.read(woken, 4096)
                _tell_exits(callers)
            if listener in ready:
                caller, _ = listener.accept()
                request, files, _, _ = socket.recv_fds(caller, 1_000_000, 3)
                pid = os.fork()
                if pid == 0:
                    break
                for number in files:
                    os.close(number)
                callers[pid] = caller
                caller.sendall(struct.pack("i", pid))
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    for number, file in enumerate(files):
        os.dup2(file, number)
    for opened in (woken, wake, *files, listener.detach(), caller.detach()):
        os.close(opened)
    for other in callers.values():
        other.close()
    call: dict[str, Any] = json.loads(request)
    return call


def _tell_exits(callers: dict[int, socket.socket]) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        # Perhaps nobody waits for it any more.
        with callers.pop(pid) as caller, suppress(OSError):
            caller.sendall(struct.pack("i", os.waitstatus_to_exitcode(status)))


def _become(call: dict[str, Any], address: str) -> None:
    os.chdir(call["cwd"])
    os.environ.clear()
    os.environ.update(call["env"])
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.argv = [call["program"], *call["words"]]
    if not call["is_family"]:
        _start_warm(warm.Forks(address))
    try:
        runpy.run_module(call["program"], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        _end(end.code or 0)
    _end(0)


def _start_warm(forks: warm.Forks) -> None:
    """Have our own programs forked that this process is going to start."""
    popen = subprocess.Popen

    def start(command: Any, **options: Any) -> Any:
        is_ours = command[:2] == [sys.executable, "-m"]
        return forks.start(command, **options) if is_ours else popen(command, **options)

    subprocess.Popen = start  # type: ignore[assignment,misc]


def _end(code: int) -> NoReturn:
    """As an interpreter ends, except that it does not take apart all that was imported."""
    threading._shutdown()  # type: ignore[attr-defined]  # waits for threads
    atexit._run_exitfuncs()  # type: ignore[attr-defined]
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
