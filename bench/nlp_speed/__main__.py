"""How fast texts are read, beside ja_ginza's stock pipeline on the same articles.

    python -m bench.nlp_speed [FOLDER] [--articles 300] [--stock 8] [--only NAME]

FOLDER holds articles as Markdown or reStructuredText, in folders of any depth; by default those of
`shared/corpora` beside the project. Each contender reads them in a process of its own on one core;
the stock pipeline, being slow, reads some of them only. Told are characters a second of processor
time with models loaded and warm (the best of three readings; the first one where ja_ginza would
remember sentences), their ratio to stock, and the most memory that the process held. Then names are
found with catalogues of 1,000, 10,000 and 100,000 aliases.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.nlp_speed.articles import FOLDER, articles
from bench.nlp_speed.contenders import CONTENDERS
from bench.nlp_speed.timing import Speed, alone, timed_catalogue, timed_contender

SIZES = (1_000, 10_000, 100_000)
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--articles", type=int, default=300, help="how many are read")
    parser.add_argument("--stock", type=int, default=8, help="how many the stock pipeline reads")
    parser.add_argument("--only", choices=[*CONTENDERS, "catalogues"], help="one of the parts")
    arguments = parser.parse_args()
    texts = articles(arguments.folder, arguments.articles) if arguments.folder.is_dir() else []
    if not texts:
        print(f"no articles (.md, .mdx, .rst) in {arguments.folder}", file=sys.stderr)
        return 1
    os.environ.update(dict.fromkeys(THREADS, "1"))
    few = texts[:: max(len(texts) // arguments.stock, 1)][: arguments.stock]
    print(f"{len(texts)} articles, {sum(map(len, texts)):,} characters; {len(few)} for stock")
    if arguments.only != "catalogues":
        chosen = [arguments.only] if arguments.only else [*CONTENDERS]
        report_contenders(chosen, texts, few)
    if arguments.only in (None, "catalogues"):
        report_catalogues(texts)
    return 0


def report_contenders(chosen: Sequence[str], texts: Sequence[str], few: Sequence[str]) -> None:
    stock: Speed | None = None
    print(f"{'':24} {'characters/s':>14} {'to stock':>9} {'MB':>6}")
    for name in chosen:
        speed = alone(timed_contender, name, few if "stock" in name else texts)
        stock = speed if "stock" in name else stock
        ratio = f"{speed.characters / stock.characters:8,.0f}x" if stock else ""
        print(f"{name:24} {speed.characters:14,.0f} {ratio:>9} {speed.megabytes:6,.0f}")


def report_catalogues(texts: Sequence[str]) -> None:
    print(f"{'aliases':24} {'characters/s':>14} {'cost':>9} {'MB':>6}")
    smallest: Speed | None = None
    for size in SIZES:
        speed = alone(timed_catalogue, size, texts)
        smallest = smallest or speed
        cost = f"{smallest.characters / speed.characters:8.2f}x"
        print(f"{size:<24,} {speed.characters:14,.0f} {cost:>9} {speed.megabytes:6,.0f}")


if __name__ == "__main__":
    raise SystemExit(main())
