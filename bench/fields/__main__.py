"""How well the fields of articles are read, beside the extractors of others.

    python -m bench.fields [--peers PYTHON] [--errors] [--held-out | --not-held-out] [--saved]

Pages of some hundred layouts are made of templates and invented articles whose truth is known. For
each field it is counted how often it was read exactly, wrongly, not at all, or invented where the
page tells none. `day` is the publication by its day, in the outlet's zone; `published` and
`updated` are exact to the second, or to the minute or day where the page tells no more.

A third of the templates is held out: its errors are never shown, so that what is learned from the
others is measured on them. `--saved` reads the saved pages of the shared corpora instead, whose
dates stand in their names.

PYTHON is an interpreter that the peers are installed for: trafilatura, htmldate, newspaper4k,
news-please; those that it lacks are left out.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from typing import Any

from bench.fields.measure import Judged, judge, table
from bench.fields.pages import Told, invented_pages
from bench.fields.readers import read_by_peers, read_by_us
from bench.fields.saved import saved_pages

_ORDER = ("article", "title", "authors", "day", "published", "updated", "section", "tags")
_ORDER += ("image_url", "description", "lang", "url")


def main() -> int:
    arguments = _arguments()
    pages = list(saved_pages() if arguments.saved else invented_pages())
    if arguments.only is not None:
        pages = [told for told in pages if told.held_out is arguments.only]
    if not pages:
        print("there are no pages to read", file=sys.stderr)
        return 1
    articles = sum(told.truth is not None for told in pages)
    print(f"{len(pages)} pages, {articles} of them articles")
    ours = read_by_us(pages)
    judged = list(judge(pages, ours))
    _report("tracker", judged, ours)
    for name, read in read_by_peers(pages, arguments.peers) if arguments.peers else ():
        _report(name, list(judge(pages, read)), read)
    if arguments.errors:
        _report_errors(pages, judged, ours)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.fields",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--peers", metavar="PYTHON", help="interpreter that has the peers")
    parser.add_argument("--errors", action="store_true", help="list ours, of what is not held out")
    parser.add_argument("--saved", action="store_true", help="read the saved pages")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--held-out", dest="only", action="store_true", default=None)
    which.add_argument("--not-held-out", dest="only", action="store_false")
    return parser.parse_args()


def _report(name: str, judged: Sequence[Judged], read: Sequence[dict[str, Any]]) -> None:
    times = sorted(fields["seconds"] * 1000 for fields in read)
    print(
        f"\n{name}: {statistics.mean(times):.1f} ms a page, "
        f"half of them in {statistics.median(times):.1f}"
    )
    if failed := [fields["error"] for fields in read if "error" in fields]:
        print(f"  failed on {len(failed)} pages, the first time with: {failed[0][:100]}")
    print(f"  {'':12} {'exact':>7} {'wrong':>6} {'missing':>8} {'invented':>9}")
    counts = table(judged)
    for field in _ORDER:
        if count := counts.get(field):
            share = count["exact"] / count.total()
            print(
                f"  {field:12} {count['exact']:4}/{count.total():<4} {count['wrong']:4} "
                f"{count['missing']:8} {count['invented']:9}  {share:6.1%}"
            )


def _report_errors(
    pages: Sequence[Told], judged: Sequence[Judged], ours: Sequence[dict[str, Any]]
) -> None:
    held_out = {told.name for told in pages if told.held_out}
    reasons = {told.name: fields.get("reason") for told, fields in zip(pages, ours, strict=True)}
    print()
    for item in judged:
        if item.verdict == "exact" or item.page in held_out:
            continue
        if reasons[item.page] and item.field != "article":
            continue
        print(f"{item.page} {item.field} {item.verdict}: {item.found!r} for {item.expected!r}")


if __name__ == "__main__":
    raise SystemExit(main())
