"""The speed and memory of a whole crawl, beside peers that do a part of it.

    python -m bench.crawl [--pages N] [--limit N] [--peers PYTHON] [--sample N]

A site of N invented pages (5,000; in 48 layouts, English and Japanese, 30 to 80 kB) and of the
saved articles is served on loopback by a process of its own, and in turn

1. crawled by this project, from its sitemap to WARC and segments; and a fifth of it, so as to see
   whether memory grows with the number of pages,
2. downloaded by Scrapy, which does nothing with it,
3. extracted from disk by trafilatura with metadata, in a pool of two processes,
4. a sample of it extracted by news-please in the same way, with the interpreter `--peers`.

All in one run, since figures of different moments do not compare. Text is compared as in
`bench.text`, by F1; a date is right where it is the page's day.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from zoneinfo import ZoneInfo

from bench.corpus.runs import REPOSITORY
from bench.crawl.site import PAGES, Truth, build, sitemap
from bench.crawl.watched import Watched, watched
from bench.text.score import mean, score
from crawler.segments import read_segment

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
PEERS = Path(__file__).with_name("peers.py")
ZONE = ZoneInfo("Asia/Tokyo")
FIFTH = 5
SCORED = 600
"""Invented pages whose text is scored."""

OURS = "tracker"

Found = Mapping[str, tuple[str, str | None]]
"""Text and day, by the path of a page."""

Row = tuple[str, int, Watched, Found]
"""A name, the number of pages, what it took, what came of it."""


def main() -> int:
    arguments = _arguments()
    with TemporaryDirectory() as place:
        folder = Path(place)
        truths = build(folder, arguments.pages, CORPORA, arguments.limit)
        megabytes = sum(f.stat().st_size for f in (folder / PAGES).iterdir()) / 1e6
        print(f"{len(truths)} pages, {megabytes:.0f} MB", flush=True)
        few = truths[::FIFTH]
        with _served(folder) as base:
            for name, chosen in (("all.xml", truths), ("few.xml", few)):
                (folder / name).write_bytes(sitemap(base, chosen))
            fifth = _crawled(folder / "few", f"{base}/few.xml")
            whole = _crawled(folder / "all", f"{base}/all.xml")
            bare = watched([sys.executable, "-m", "bench.crawl.bare", f"{base}/all.xml"])
        pool = _extracted(Path(sys.executable), "trafilatura", folder, truths)
        rows = [
            ("tracker, a fifth", len(few), fifth, _segments(folder / "few")),
            (OURS, len(truths), whole, _segments(folder / "all")),
            ("Scrapy alone", len(truths), bare, {}),
            ("trafilatura, pool", len(truths), pool, _told(pool)),
        ]
        if arguments.peers:
            sample = truths[:: max(len(truths) // arguments.sample, 1)]
            slow = _extracted(arguments.peers, "news-please", folder, sample)
            rows.append(("news-please, pool", len(sample), slow, _told(slow)))
        _report(rows, truths)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.crawl",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--pages", type=int, default=5000, metavar="N", help="invented pages")
    parser.add_argument("--limit", type=int, metavar="N", help="saved articles of each folder")
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="has news-please")
    parser.add_argument("--sample", type=int, default=200, metavar="N", help="for news-please")
    return parser.parse_args()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "bench.crawl.server", str(folder)]
    server = subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        yield server.stdout.readline().strip()
    finally:
        server.stdin.close()
        server.wait()
        server.stdout.close()


def _crawled(data: Path, address: str) -> Watched:
    return watched([sys.executable, "-m", "bench.crawl.ours", str(data), address])


def _extracted(python: Path, reader: str, folder: Path, truths: Sequence[Truth]) -> Watched:
    names = "".join(f"{truth.path}\n" for truth in truths)
    return watched([str(python), str(PEERS), reader, str(folder / PAGES)], names)


def _segments(data: Path) -> Found:
    return {
        article.url.rpartition("/")[2]: (
            article.text,
            article.published_at.astimezone(ZONE).date().isoformat()
            if article.published_at
            else None,
        )
        for segment in (data / "segments" / "articles").iterdir()
        for article in read_segment(segment)
    }


def _told(run: Watched) -> Found:
    rows = map(json.loads, run.output.splitlines())
    return {row["path"]: (row["text"], row["day"]) for row in rows}


def _report(rows: Sequence[Row], truths: Sequence[Truth]) -> None:
    print(
        "                       pages  articles  seconds  pages/s  CPU ms   PSS MB  text F1   days"
    )
    for name, count, run, found in rows:
        size = f"{count:6,} {len(found):9,} {run.seconds:8.1f} {count / run.seconds:8.1f}"
        cost = f"{1000 * run.cpu_seconds / count:7.1f} {run.megabytes:9,.0f}"
        print(f"  {name:19} {size} {cost}  {_quality(found, truths)}")
    ours = next(row for row in rows if row[0] == OURS)
    for row in rows:
        if row is not ours:
            speed = _a_second(ours, "seconds") / _a_second(row, "seconds")
            cpu = _a_second(ours, "cpu_seconds") / _a_second(row, "cpu_seconds")
            print(f"  {speed:.2f} times the pages a second of {row[0]}, {cpu:.2f} a second of CPU")


def _a_second(row: Row, kind: Literal["seconds", "cpu_seconds"]) -> float:
    """Pages in a second of the clock, or of CPU."""
    seconds: float = getattr(row[2], kind)
    return row[1] / seconds


def _quality(found: Found, truths: Sequence[Truth]) -> str:
    """Over the invented pages that were read, the first of them for the text."""
    known = [truth for truth in truths if truth.text and truth.path in found]
    if not known:
        return ""
    scored = known[:SCORED]
    f1 = mean(score(found[t.path][0], t.text, t.neutral, t.lang) for t in scored).f1
    dated = [truth for truth in known if truth.day]
    right = sum(found[truth.path][1] == truth.day for truth in dated)
    return f"{f1:7.3f}  {right / len(dated):10.1%}"


if __name__ == "__main__":
    raise SystemExit(main())
