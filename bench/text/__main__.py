"""How well the main text is read, beside peers.

    python -m bench.text [--peers PYTHON] [--each N] [--limit N] [--seed WORD] [--errors [LAYOUT]]

Invented pages of many layouts in English and Japanese, and articles that nobody of this project
wrote, in the same layouts. Scores are F1, precision and recall of shingles (`bench.text.score`),
each page counting once. `--peers` names the Python interpreter that has newspaper4k, news-please
and readability-lxml. Of saved HTML pages only those shingles are known to be text that stand in
the note on the same news as well: for them the recall of these is told.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.text.pages import HELD_OUT, TestPage, corpus_pages, invented_pages
from bench.text.readers import (
    Reading,
    read_text_alone,
    read_with_ours,
    read_with_peers,
    read_with_trafilatura,
)
from bench.text.score import Score, mean, score, shingles

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
OURS, BASELINE = "tracker", "trafilatura"


def main() -> int:
    arguments = _arguments()
    pages = list(invented_pages(arguments.each, arguments.seed))
    for folder in sorted(CORPORA.iterdir()) if CORPORA.is_dir() else ():
        pages += corpus_pages(folder, arguments.limit)
    whole = [page for page in pages if page.is_whole]
    readings = _readings(pages, arguments.peers)
    scores = {
        reader: [
            score(text, page.truth, page.neutral, page.lang)
            for text, page in zip(reading.texts, pages, strict=True)
        ]
        for reader, reading in readings.items()
    }
    print(f"{len(pages)} pages; F1 (precision, recall), and pages a second of one process")
    groups: dict[str, Callable[[TestPage], bool]] = {
        "invented, en": lambda p: p.group == "invented" and p.lang == "en",
        "invented, ja": lambda p: p.group == "invented" and p.lang == "ja",
        "invented, held out": lambda p: p.group == "invented" and p.layout in HELD_OUT,
    } | {
        name: (lambda p, name=name: p.group == name)  # type: ignore[misc]
        for name in dict.fromkeys(page.group for page in whole if page.group != "invented")
    }
    for name, is_in in groups.items():
        chosen = [number for number, page in enumerate(pages) if is_in(page)]
        print(f"\n{name}: {len(chosen)} pages")
        for reader, rows in scores.items():
            print(f"  {reader:16} {_in_words(mean(rows[number] for number in chosen))}")
    _report_saved(pages, readings)
    print("\npages a second")
    for reader, reading in readings.items():
        failures = f"   {reading.failed} failed: {reading.failure}" if reading.failed else ""
        print(f"  {reader:16} {len(pages) / reading.seconds:8.1f}{failures}")
    _report_layouts(pages, scores)
    if arguments.errors is not None:
        _report_errors(pages, scores, readings, arguments.errors)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.text",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="interpreter of the peers")
    parser.add_argument("--each", type=int, default=3, metavar="N", help="of layout and language")
    parser.add_argument("--limit", type=int, default=40, metavar="N", help="of each folder")
    parser.add_argument("--seed", default="1", metavar="WORD", help="for other invented pages")
    parser.add_argument(
        "--errors", nargs="?", const="", metavar="LAYOUT", help="print what was read wrongly"
    )
    return parser.parse_args()


def _readings(pages: Sequence[TestPage], peers: Path | None) -> dict[str, Reading]:
    return {
        OURS: read_with_ours(pages),
        "tracker, text": read_text_alone(pages),
        BASELINE: read_with_trafilatura(pages, fast=False),
        "trafilatura fast": read_with_trafilatura(pages, fast=True),
    } | (read_with_peers(peers, pages) if peers else {})


def _in_words(found: Score) -> str:
    return f"{found.f1:.3f}  ({found.precision:.3f}, {found.recall:.3f})"


def _report_saved(pages: Sequence[TestPage], readings: Mapping[str, Reading]) -> None:
    chosen = [(n, _certain(page)) for n, page in enumerate(pages) if not page.is_whole]
    if not chosen:
        return
    print(f"\nsaved HTML: {len(chosen)} pages; recall of what stands in the note as well")
    for reader, reading in readings.items():
        shares = [
            (certain & set(shingles(reading.texts[n], pages[n].lang)), certain)
            for n, certain in chosen
        ]
        kept = sum(len(found) / len(certain) for found, certain in shares if certain)
        print(f"  {reader:16} {kept / len(chosen):.3f}")


def _certain(page: TestPage) -> set[str]:
    return set(shingles(page.truth, page.lang)) & set(shingles(page.html, page.lang))


def _report_layouts(pages: Sequence[TestPage], scores: Mapping[str, Sequence[Score]]) -> None:
    by_layout: defaultdict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        if page.group == "invented":
            by_layout[page.layout].append(number)
    print(f"\nlayouts, by F1 of {OURS} less that of {BASELINE}; * is held out")
    rows = [
        (name, mean(scores[OURS][n] for n in numbers), mean(scores[BASELINE][n] for n in numbers))
        for name, numbers in by_layout.items()
    ]
    for name, ours, theirs in sorted(rows, key=lambda row: row[1].f1 - row[2].f1):
        mark = "*" if name in HELD_OUT else " "
        print(f" {mark} {name:28} {_in_words(ours)}   {_in_words(theirs)}")


def _report_errors(
    pages: Sequence[TestPage],
    scores: Mapping[str, Sequence[Score]],
    readings: Mapping[str, Reading],
    layout: str,
) -> None:
    numbers = [
        n
        for n, page in enumerate(pages)
        if page.is_whole and (page.layout == layout if layout else page.layout not in HELD_OUT)
    ]
    for number in sorted(numbers, key=lambda n: scores[OURS][n].f1)[:12]:
        page, text = pages[number], readings[OURS].texts[number]
        print(f"\n== {page.id}: {_in_words(scores[OURS][number])}")
        wanted = {_folded(line) for line in f"{page.truth}\n{page.neutral}".split("\n")}
        found = {_folded(line) for line in text.split("\n")}
        lines = [
            f"  missing  {line}" for line in page.truth.split("\n") if _folded(line) not in found
        ]
        lines += [f"  too much {line}" for line in text.split("\n") if _folded(line) not in wanted]
        print("\n".join(line[:160] for line in lines[:30]))


def _folded(line: str) -> str:
    return "".join(filter(str.isalnum, line))


if __name__ == "__main__":
    raise SystemExit(main())
