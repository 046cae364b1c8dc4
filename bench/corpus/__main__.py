"""The main job on articles that nobody of this project wrote: served, crawled, read, counted.

    python -m bench.corpus [FOLDER] [--limit N] [--sample N] [--keep DIR]

FOLDER holds saved articles: HTML pages, which are served as they are and listed in a sitemap, and
Markdown, which is served as pages of a plain site with an RSS feed. `tracker run` then crawls them
in a project folder of its own, twice: the second time nothing may be fetched anew and no count may
change. What each stage took, what came of it and how true it is to the files is printed.

A project that was kept can be read again without the site: `tracker --home D analyse --everything`.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus.fidelity import report_fidelity
from bench.corpus.files import SavedArticle, read_folder
from bench.corpus.runs import Run, prepare, run_tracker
from bench.corpus.sample import report_sample
from bench.corpus.server import Site, serve
from bench.corpus.summary import Counts, counts_of, report_crawl, report_reading
from tracker.home import Home
from tracker.readers import open_copy

FOLDER = Path(__file__).parents[3] / "shared" / "corpora" / "takech9203+awsnews-summary"


def main() -> int:
    arguments = _arguments()
    if not arguments.folder.is_dir():
        return _fail(f"there is no folder of saved articles {arguments.folder}")
    articles = read_folder(arguments.folder, arguments.limit)
    if not articles:
        return _fail(f"{arguments.folder} holds neither HTML pages nor Markdown")
    if arguments.keep and arguments.keep.is_dir() and any(arguments.keep.iterdir()):
        return _fail(f"{arguments.keep} is not empty; name a new folder with --keep")
    with ExitStack() as stack:
        root = arguments.keep or Path(stack.enter_context(TemporaryDirectory())) / "project"
        site = stack.enter_context(serve(articles))
        return _measure(Home(root.absolute()), site, articles, arguments.sample)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.corpus",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--limit", type=int, metavar="N", help="serve N pages of each sort only")
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N", help="print N articles' results"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the project in this folder")
    return parser.parse_args()


def _fail(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


def _measure(home: Home, site: Site, articles: list[SavedArticle], sample: int) -> int:
    prepare(home, site)
    first, counts = _run("first run", home, site)
    if counts is None:
        return _fail(f"`tracker run` ended with {first.code} and published nothing")
    with open_copy(home) as con:
        report_crawl(con, len(articles), first)
        report_fidelity(con, site.by_url())
        report_reading(con, home, first)
        report_sample(con, site.by_url(), sample)
    second, again = _run("second run", home, site)
    if again == counts and not second.pages_sent:
        print("nothing was fetched anew, no count has changed")
        return max(first.code, second.code)
    return _fail(
        f"the second run is not idle: {second.pages_sent} pages were sent\n"
        f"  before {counts}\n  after  {again}"
    )


def _run(title: str, home: Home, site: Site) -> tuple[Run, Counts | None]:
    print(f"\n== {title}", flush=True)
    run = run_tracker(home, site)
    print(run.in_words(), flush=True)
    if not (home.published / "latest.duckdb").exists():
        return run, None
    with open_copy(home) as con:
        return run, counts_of(con)


if __name__ == "__main__":
    raise SystemExit(main())
