"""How long answers take: wall and processor time, the median and the 95th percentile of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds, of many answers to one question."""

    p50: float
    p95: float
    cpu_p50: float
    cpu_p95: float

    def __str__(self) -> str:
        wall = f"p50 {self.p50 * 1000:7.1f} ms, p95 {self.p95 * 1000:7.1f}"
        return f"{wall}; processor {self.cpu_p50 * 1000:7.1f}, {self.cpu_p95 * 1000:7.1f}"


def timed(answers: Iterable[Callable[[], object]], times: int) -> Times:
    """Give every answer so many times after once for nothing, which fetches its blocks."""
    walls, cpus = [], []
    for answer in answers:
        answer()
        for _ in range(times):
            begin, cpu = time.perf_counter(), time.process_time()
            answer()
            walls.append(time.perf_counter() - begin)
            cpus.append(time.process_time() - cpu)
    return Times(_part(walls, 0.5), _part(walls, 0.95), _part(cpus, 0.5), _part(cpus, 0.95))


def _part(values: list[float], part: float) -> float:
    """The least value that so many of all do not exceed."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]
