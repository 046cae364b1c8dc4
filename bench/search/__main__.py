"""How well and how fast articles are found by their words.

    python -m bench.search [--folder ../shared/corpora] [--articles 10000] [--errors]

Forty queries, each written after reading one article that it should find, over saved articles;
beside the warehouse's own search the tokens of Sudachi, DuckDB's extension fts where it is
installed, and reading every text. Then the time of
the same queries, the size of the index and of making it, over more articles made of their lines.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import duckdb

from bench.search.contenders import BySudachi, Contender, by_containing, by_warehouse
from bench.search.corpus import mixed, saved_articles
from bench.search.fts import ByFts, fts_file, in_pairs
from crawler.article import Article, article_to_json
from crawler.segments import write_segment
from warehouse.connection import open_writer
from warehouse.full_text import index_texts
from warehouse.load import load_segments

QUERIES = Path(__file__).with_name("queries.tsv")
DEPTH = 10


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--articles", type=int, default=10_000, help="for the time")
    parser.add_argument("--errors", action="store_true", help="show queries that did not find")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        print(f"there is no folder {arguments.folder}", file=sys.stderr)
        return 1
    articles = saved_articles(arguments.folder)
    queries = read_queries()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with duckdb.connect(str(_loaded(folder / "real", articles)), read_only=True) as con:
            print(f"{len(articles):,} articles, {len(queries)} queries")
            started = time.perf_counter()
            sudachi = BySudachi(articles)
            seconds = time.perf_counter() - started
            contenders: dict[str, Contender] = {
                "warehouse": by_warehouse(con),
                "Sudachi": sudachi,
                "reading": by_containing(con),
            }
            contenders |= fts_contenders(articles, sudachi, folder / "fts-real")
            for label, search in contenders.items():
                report_quality(label, search, queries, errors=arguments.errors)
            print(
                f"Sudachi: {seconds:.1f} s to cut, {sudachi.postings:,} pairs of term and article"
            )
        more = list(mixed(articles, arguments.articles))
        report_speed(folder, more, [query for query, _ in queries])
        for label, search in fts_contenders(more, sudachi, folder / "fts-many").items():
            print(
                f"{label}: {search.cut_seconds:.0f} s of processor time to cut, "
                f"{search.index_seconds:.0f} s to index, which any change asks for anew; index "
                f"{search.size / 1e6:.0f} MB beside {search.texts / 1e6:.0f} MB of cut texts"
            )
            report_times(label, search, [query for query, _ in queries])
    return 0


def fts_contenders(
    articles: Sequence[Article], sudachi: BySudachi, folder: Path
) -> dict[str, ByFts]:
    """DuckDB's extension over texts as they are, and over texts that others have cut."""
    extension = fts_file()
    if extension is None:
        print("fts is absent: pip install duckdb-extension-fts", file=sys.stderr)
        return {}
    folder.mkdir()
    cuts: dict[str, Callable[[str], str]] = {
        "fts": str,
        "fts, pairs": in_pairs(),
        "fts, Sudachi": lambda text: " ".join(sudachi.terms(text)),
    }
    return {
        label: ByFts(articles, cut, folder / str(number), extension)
        for number, (label, cut) in enumerate(cuts.items())
    }


def read_queries() -> list[tuple[str, str]]:
    """Each with a part of the address that it should find."""
    lines = QUERIES.read_text("utf-8").splitlines()
    return [(query, part) for query, part in (line.split("\t") for line in lines)]


def report_quality(
    label: str, search: Contender, queries: Sequence[tuple[str, str]], *, errors: bool
) -> None:
    ranks: list[int | None] = []
    for query, part in queries:
        found = search(query)
        rank = next((at for at, url in enumerate(found, start=1) if part in url), None)
        ranks.append(rank)
        if errors and rank != 1:
            print(f"    {label}: {query} -> {rank}; {found[:1]}")
    first = sum(rank == 1 for rank in ranks)
    within = sum(rank is not None for rank in ranks)
    reciprocal = sum(1 / rank for rank in ranks if rank) / len(ranks)
    print(
        f"{label:12} first {first} of {len(ranks)}, in the first {DEPTH} {within}, "
        f"mean reciprocal rank {reciprocal:.3f}"
    )


def report_speed(folder: Path, articles: Sequence[Article], queries: Iterable[str]) -> None:
    path = _loaded(folder / "many", articles)
    letters = sum(len(article.text) for article in articles)
    with open_writer(path) as con:
        con.execute("CHECKPOINT")
        with_index = path.stat().st_size
        (tokens,) = con.execute("SELECT count(*) FROM search_token").fetchone() or (0,)
        con.execute(
            "DELETE FROM search_token; DELETE FROM search_document; DELETE FROM search_term"
        )
        started = time.perf_counter()
        con.execute("BEGIN")
        index_texts(con)
        con.execute("COMMIT")
        seconds = time.perf_counter() - started
        con.execute("DROP TABLE search_token")
        con.execute("CHECKPOINT")
        copy = folder / "without.duckdb"
        con.execute(f"ATTACH '{copy}' AS bare")
        con.execute("CREATE TABLE bare.article_version AS FROM article_version")
        con.execute("DETACH bare")
    texts = copy.stat().st_size
    print(
        f"{len(articles):,} articles of {letters / len(articles):,.0f} letters: {tokens:,} terms, "
        f"indexed in {seconds:.0f} s; file {with_index / 1e6:.0f} MB, of it texts {texts / 1e6:.0f}"
    )
    with duckdb.connect(str(_loaded(folder / "again", articles)), read_only=True) as con:
        for label, search in (("warehouse", by_warehouse(con)), ("reading", by_containing(con))):
            report_times(label, search, queries)


def report_times(label: str, search: Contender, queries: Iterable[str]) -> None:
    times = sorted(_seconds(search, query) for query in queries for _ in range(5))
    p95 = times[int(0.95 * len(times))]
    print(f"{label:12} p50 {statistics.median(times) * 1e3:.0f} ms, p95 {p95 * 1e3:.0f} ms")


def _seconds(search: Contender, query: str) -> float:
    started = time.perf_counter()
    search(query)
    return time.perf_counter() - started


def _loaded(folder: Path, articles: Sequence[Article]) -> Path:
    """A warehouse of the articles alone: nobody has read them."""
    segments = folder / "segments"
    (segments / "articles").mkdir(parents=True)
    write_segment(
        segments / "articles" / "20260101T000000Z-0001.jsonl.gz", map(article_to_json, articles)
    )
    path = folder / "warehouse.duckdb"
    with open_writer(path) as con:
        assert not load_segments(con, segments, time_zone="Asia/Tokyo").problems
    return path


if __name__ == "__main__":
    raise SystemExit(main())
