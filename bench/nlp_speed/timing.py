"""The speed and the memory of one reader in a process of its own."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple, TypeVar

from bench.nlp_speed.catalogues import of_size
from bench.nlp_speed.contenders import CONTENDERS, WARM, Read

T = TypeVar("T")

READINGS = 3


class Speed(NamedTuple):
    """What a process took."""

    characters: float
    """A second of processor time."""
    megabytes: float
    """The most that it held."""


def alone(function: Callable[[T, Sequence[str]], Speed], what: T, texts: Sequence[str]) -> Speed:
    """What a function returns in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, what, texts).result()


def timed_contender(name: str, texts: Sequence[str]) -> Speed:
    # Only the first reading with ja_ginza counts: in a second, sentences would be remembered.
    once = name in ("complete", "ja_ginza, stock")
    return _timed(CONTENDERS[name](), texts, 1 if once else READINGS)


def timed_catalogue(size: int, texts: Sequence[str]) -> Speed:
    return _timed(of_size(size), texts, READINGS)


def _timed(read: Read, texts: Sequence[str], readings: int) -> Speed:
    read([WARM])
    seconds: list[float] = []
    for _ in range(readings):
        started = time.process_time()
        read(texts)
        seconds.append(time.process_time() - started)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Speed(sum(map(len, texts)) / min(seconds), most)
