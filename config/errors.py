"""What goes wrong in a configuration, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the file, its line (from 1; 0 where there is none), and what to do about it."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.message}"


class ConfigError(Exception):
    """A configuration cannot be used. `problems` holds every mistake found, not the first only."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)  # so that it can travel between processes
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
