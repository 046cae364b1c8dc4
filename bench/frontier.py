"""A frontier of 200,000 addresses: how soon a crawl of it begins, and what it takes.

A site on loopback publishes a sitemap index; its sitemaps list more pages than anybody will fetch.
The crawl is interrupted once all addresses are found and some hundred pages are read, and then run
again: what is stored must not be asked for a second time.

    python -m bench.frontier [--addresses 200000] [--sitemaps 8] [--pages 300]
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from config.models import Source
from config.settings import CrawlSettings
from crawler.events import CrawlEvent, CrawlSummary
from crawler.job import CrawlJob, new_run_id
from crawler.process import crawl

SECONDS_BETWEEN_LOOKS = 0.2
PARAGRAPH = (
    "Engineers who tested the accelerators for several weeks describe a steady rise in throughput, "
    "while customers who pay by the hour may reserve capacity for longer training runs."
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one crawl took."""

    first_page: float
    """Seconds from the order to the first request for a page."""
    all_found: float
    """Seconds from the order until every address was found."""
    pages_a_second: float
    """Between the first page and the interruption."""
    peak: int
    """Proportional set size of the crawl and its reading processes, at the most; bytes."""
    asked: list[str]
    """Paths of the pages that were asked for."""
    summary: CrawlSummary


class Site(BaseHTTPRequestHandler):
    """The site: an index, its sitemaps, pages by number."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    sitemaps: dict[str, bytes]
    asked: list[tuple[float, str]]

    def do_GET(self) -> None:
        """Answer."""
        if body := self.sitemaps.get(self.path):
            return self._send(body, "application/xml")
        if self.path.startswith("/page/"):
            self.asked.append((time.time(), self.path))
            return self._send(_page(self.path), "text/html; charset=utf-8")
        return self._send(b"", "text/plain", 404)

    def _send(self, body: bytes, content_type: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


def _page(path: str) -> bytes:
    title = f"Report {path.rpartition('/')[2]}"
    text = "".join(f"<p>{title}, part {part}. {PARAGRAPH}</p>" for part in range(6))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        '<meta property="article:published_time" content="2026-11-16T09:00:00+09:00"></head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def _sitemaps(base: str, addresses: int, count: int) -> dict[str, bytes]:
    names = [f"/sitemap-{number}.xml" for number in range(count)]
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = "".join(f"<sitemap><loc>{base}{name}</loc></sitemap>" for name in names)
    found = {"/sitemap.xml": f"<sitemapindex {space}>{index}</sitemapindex>".encode()}
    for which, name in enumerate(names):
        urls = "".join(
            f"<url><loc>{base}/page/a-report-with-a-title-of-some-words/{number}</loc>"
            f"<lastmod>2026-{1 + number % 10:02}-{1 + number % 28:02}T08:00:00Z</lastmod></url>\n"
            for number in range(which, addresses, count)
        )
        found[name] = f"<urlset {space}>{urls}</urlset>".encode()
    return found


def _serve(pipe: Connection, addresses: int, sitemaps: int) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    base = f"http://127.0.0.1:{server.server_port}"
    Site.sitemaps, Site.asked = _sitemaps(base, addresses, sitemaps), []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pipe.send(base)
    while pipe.recv():
        pipe.send(Site.asked)
        Site.asked = []


@contextmanager
def site(addresses: int, sitemaps: int) -> Iterator[tuple[str, Connection]]:
    """The site in a process of its own: its address, and a pipe that gives what was asked."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, addresses, sitemaps), daemon=True)
    process.start()
    try:
        yield ours.recv(), ours
    finally:
        ours.send(None)
        process.join()


def measure(job: CrawlJob, pipe: Connection, addresses: int, pages: int) -> Measured:
    """Crawl until all addresses are found and so many pages are read, then interrupt."""
    started = time.time()
    found_at = ended_at = 0.0

    def watch(event: CrawlEvent) -> None:
        nonlocal found_at, ended_at
        if event.counters is None:
            return
        if not found_at and event.counters.found >= addresses:
            found_at = time.time()
        if found_at and event.counters.fetched >= pages and not ended_at:
            ended_at = time.time()
            signal.raise_signal(signal.SIGINT)

    with _peak_memory("-m crawler") as peak:
        summary = crawl(job, watch)
    pipe.send(True)
    asked: list[tuple[float, str]] = pipe.recv()
    first = asked[0][0] if asked else ended_at
    before_the_end = sum(at <= ended_at for at, _ in asked)
    return Measured(
        first_page=first - started,
        all_found=found_at - started,
        pages_a_second=before_the_end / max(ended_at - first, 0.001),
        peak=peak[0],
        asked=[path for _, path in asked],
        summary=summary,
    )


@contextmanager
def _peak_memory(command: str) -> Iterator[list[int]]:
    """The most bytes that processes of this command took, with all that they had started."""
    peak = [0]
    is_over = threading.Event()

    def look() -> None:
        while not is_over.wait(SECONDS_BETWEEN_LOOKS):
            peak[0] = max(peak[0], _bytes_of(command))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        is_over.set()
        thread.join()


def _bytes_of(command: str) -> int:
    parents: dict[int, int] = {}
    roots: set[int] = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            pid = int(folder.name)
            parents[pid] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if command in (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode():
                roots.add(pid)
        except OSError:
            continue  # it has just ended
    ours = {pid for pid in roots if multiprocessing.current_process().pid in _line(pid, parents)}
    return sum(_pss(pid) for pid in parents if ours & set(_line(pid, parents)))


def _line(pid: int, parents: dict[int, int]) -> list[int]:
    """The process, its parent, and so on."""
    line = [pid]
    while (parent := parents.get(line[-1], 0)) > 1:
        line.append(parent)
    return line


def _pss(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(
        int(kilobytes) * 1024 for kilobytes in re.findall(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    )


def main() -> int:
    """Measure, and say what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--addresses", type=int, default=200_000)
    parser.add_argument("--sitemaps", type=int, default=8)
    parser.add_argument("--pages", type=int, default=300)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="frontier-") as folder,
        site(options.addresses, options.sitemaps) as (base, pipe),
    ):
        source = Source(
            name="big", kind="sitemap", url=f"{base}/sitemap.xml", max_pages=1_000_000, delay=0.0
        )
        asked: set[str] = set()
        for title in ("first crawl", "resumed"):
            job = _job(Path(folder), source)
            measured = measure(job, pipe, options.addresses, options.pages)
            again = asked & set(measured.asked)
            asked |= set(measured.asked)
            _say(title, measured, len(again))
    return 0


def _job(data: Path, source: Source) -> CrawlJob:
    values: dict[str, Any] = {"contact": "", "time_zone": "Asia/Tokyo", "allow_local": True}
    settings = CrawlSettings(delay=0.1, recheck_days=0)
    return CrawlJob(run_id=new_run_id(), data=data, sources=(source,), settings=settings, **values)


def _say(title: str, measured: Measured, again: int) -> None:
    counters = measured.summary.sources["big"]
    sys.stdout.write(
        f"{title}: first page after {measured.first_page:.1f} s, "
        f"all {counters.found:,} found after {measured.all_found:.1f} s, "
        f"{measured.pages_a_second:.0f} pages/s, peak {measured.peak / 1e6:.0f} MB; "
        f"{counters.new} new, {counters.skipped} skipped, {counters.waiting:,} wait, "
        f"{again} asked for again\n"
    )
    for problem in measured.summary.problems:
        sys.stdout.write(f"  ! {problem}\n")


if __name__ == "__main__":
    sys.exit(main())
