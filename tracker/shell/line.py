"""The line that is typed: history, and completion by the tab key."""

from __future__ import annotations

import readline
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

_MOST_LINES = 2000
_DELIMITERS = " \t\n\"'`,;:=<>()[]{}+-*/|&"


@contextmanager
def editing(history: Path, words: Sequence[str]) -> Iterator[None]:
    """Complete `words` while the block runs, and keep what is typed for the next time.

    A history that cannot be read or written is done without.
    """
    readline.set_completer_delims(_DELIMITERS)
    readline.set_completer(_Completer(words))
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    readline.set_history_length(_MOST_LINES)
    with suppress(OSError):
        readline.read_history_file(history)
    try:
        yield
    finally:
        with suppress(OSError):
            history.touch(0o600)  # queries tell what somebody is after
            readline.write_history_file(history)


def completions(words: Sequence[str], begun: str) -> list[str]:
    """The words that begin so, in the case in which they were begun."""
    lower = begun.lower()
    found = sorted({word for word in words if word.lower().startswith(lower)}, key=str.lower)
    is_small = begun != begun.upper() or not begun
    return [word.lower() if is_small and word.isupper() else word for word in found]


class _Completer:
    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._found: list[str] = []

    def __call__(self, begun: str, number: int) -> str | None:
        if number == 0:
            self._found = completions(self._words, begun)
        return self._found[number] if number < len(self._found) else None
