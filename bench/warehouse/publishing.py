"""What a publish costs, beside a plain copy of the same bytes through this process."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from warehouse.publish import publish


def measure_publishing(path: Path, published: Path) -> Iterator[str]:
    """Publishes twice, since the first fills the cache."""
    for _ in range(2):
        begin, cpu = time.perf_counter(), time.process_time()
        copy = publish(path, published, keep=1)
        took, cpu = time.perf_counter() - begin, time.process_time() - cpu
    size = copy.stat().st_size
    rate = f"{size / 1e6:,.0f} MB, {size / took / 1e6:,.0f} MB a second"
    yield f"publish   {took:.2f} s, processor {cpu:.2f} s, {rate}"
    plain = published / "plain-copy"
    begin, cpu = time.perf_counter(), time.process_time()
    with path.open("rb") as source, plain.open("wb") as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
        target.flush()
        os.fsync(target.fileno())
    took, cpu = time.perf_counter() - begin, time.process_time() - cpu
    plain.unlink()
    yield f"publish   as a plain copy: {took:.2f} s, processor {cpu:.2f} s"
