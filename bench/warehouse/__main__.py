"""How fast the warehouse is over years of articles: load, publish, size, and fifteen questions.

    python -m bench.warehouse [--mentions 1e6|1e7|1e8] [--keep DIR]

A million mentions are loaded from segments, as crawls write them; more are written straight into
the tables by SQL (`generate` says what is left out then). Beside it the same star in SQLite and,
where the package `polars` is installed, a scan of Parquet files. Times are wall time and processor
time: on a busy machine only the latter, and ratios, say something.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from bench.warehouse.asking import ask_all
from bench.warehouse.cold import measure_cold
from bench.warehouse.generate import MENTIONS_AN_ARTICLE, generate
from bench.warehouse.publishing import measure_publishing
from bench.warehouse.segments import write_segments
from bench.warehouse.sizes import say_sizes
from warehouse.catalogue import load_catalogue
from warehouse.connection import LATEST, open_writer
from warehouse.load import load_segments

LAST_DAY = datetime.now(UTC).date()
MOST_LOADED = 1_500_000
"""Mentions: more than this is written by SQL."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mentions", type=lambda text: int(float(text)), default=1_000_000)
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="Make the files there, or use them."
    )
    parser.add_argument("--times", type=int, default=5, help="Of each question and entity.")
    parser.add_argument("--alone", action="store_true", help="Without SQLite and Polars.")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() if args.keep is None else nullcontext(args.keep) as name:
        folder = Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"warehouse-{args.mentions}.duckdb"
        if not path.exists():
            make(path, args.mentions)
        for line in measure_publishing(path, folder / "published"):
            print(line, flush=True)
        copy = (folder / "published" / LATEST).resolve()
        with closing(duckdb.connect(str(copy), read_only=True)) as con:
            lines = [
                *say_sizes(con, path),
                "question  (x: as long as we take, processor time, medians)",
            ]
        print(*lines, sep="\n", flush=True)
        for line in ask_all(copy, folder, times=args.times, alone=args.alone, tell=tell):
            print(line, flush=True)
        for line in measure_cold(folder):
            print(line, flush=True)


def make(path: Path, mentions: int) -> None:
    """The warehouse; says how long the load takes where it is loaded."""
    articles = mentions // MENTIONS_AN_ARTICLE
    if mentions > MOST_LOADED:
        generate(path, articles, LAST_DAY, tell)
        return
    with tempfile.TemporaryDirectory() as name:
        listed = write_segments(Path(name), articles, LAST_DAY)
        tell("segments are written")
        with open_writer(path) as con:
            load_catalogue(con, listed)
            load = partial(load_segments, con, Path(name), time_zone="Asia/Tokyo")
            for what in ("all", "nothing new"):
                begin, cpu = time.perf_counter(), time.process_time()
                summary = load()
                assert not summary.problems, summary.problems
                took, cpu = time.perf_counter() - begin, time.process_time() - cpu
                print(
                    f"load      {what}: {summary}; {took:.1f} s, processor {cpu:.1f} s", flush=True
                )


def tell(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
