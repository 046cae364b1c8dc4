"""Drawing for a terminal, and for a pipe that takes its place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import IO

from rich.console import Console, RenderableType


def draw(parts: Iterable[RenderableType], stream: IO[str], *, width_in_a_pipe: int) -> None:
    """Write the parts as wide as the terminal and in its colours; plain into anything else."""
    columns = columns_of(stream, width_in_a_pipe=width_in_a_pipe)
    console = Console(file=stream, width=columns, highlight=False, emoji=False)
    with console.capture() as drawn:
        for part in parts:
            console.print(part)
    stream.writelines(f"{line.rstrip()}\n" for line in drawn.get().splitlines())


def columns_of(stream: IO[str], *, width_in_a_pipe: int) -> int:
    """Cells in a line of the terminal, or of the pipe that takes its place."""
    return shutil.get_terminal_size().columns if stream.isatty() else width_in_a_pipe
