"""How well mentions are found and linked, beside a plain dictionary and ja_ginza's named entities.

    python -m bench.entities [--set test] [--errors] [--ginza]

Strict spans (from the first character to the last), and links: spans with the right entity.
`listed` counts the names that the catalogue holds under any writing. Sets: `gold`, `dev` and `dev2`
(errors were read while the rules were written), `test` (nobody looked at its errors: they are not
listed), and `dev-senses` to `test-senses`, where only names with several senses are labelled.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.entities.labelled import LABELS, Labelled, MissingArticleError, Names, read_labelled
from bench.entities.readers import Way, dictionary, ginza, ours
from bench.entities.score import (
    Judgement,
    by_language,
    judge,
    judge_senses,
    kindest_labels,
)
from config.load import load_entities

SHARED = Path(__file__).parents[3] / "shared"
SETS = ("gold", "dev", "dev2", "test")


def main() -> int:
    """Measure, and print a line a figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", choices=SETS, action="append", help="only this one; may be given again"
    )
    parser.add_argument(
        "--errors", action="store_true", help="list the errors by class, but of test"
    )
    parser.add_argument("--ginza", action="store_true", help="measure ja_ginza too: takes a minute")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of gold/ and corpora/")
    args = parser.parse_args()
    entities = load_entities()
    names = Names(entities)
    ways: dict[str, Way] = {"tracker": ours(entities), "dictionary": dictionary(entities)}
    if args.ginza:
        ways["ja_ginza"] = ginza()
    try:
        for name in args.set or SETS:
            errors = args.errors and name != "test"
            _report_mentions(name, _rows(name, args.shared), ways, names, errors=errors)
            _report_senses(name, _rows(f"{name}-senses", args.shared), ways, names, errors=errors)
    except MissingArticleError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _rows(name: str, shared: Path) -> list[Labelled]:
    if name == "gold":
        files = [shared / "gold" / "dev.jsonl"]
    else:
        files = sorted(LABELS.glob(f"{name}.??.jsonl"))
    return [
        row for file in files if file.is_file() for row in read_labelled(file, shared / "corpora")
    ]


def _report_mentions(
    name: str, rows: list[Labelled], ways: dict[str, Way], names: Names, *, errors: bool
) -> None:
    if not rows:
        return
    print(f"\n{name}: {len(rows)} texts, {sum(len(row.labels) for row in rows)} labelled mentions")
    heads = f"{'P':>7}{'R':>7}{'F1':>7}{'link':>7}"
    print(f"{'':17}{'wanted':>7}{heads}  {'listed':>7}{heads}")
    for way_name, way in ways.items():
        for lang, some in by_language(rows):
            judged = judge(some, _kindest(way_name, way, some), names)
            print(f"{way_name:12}{lang:5}{_columns(judged)}")
            if errors and way_name == "tracker" and lang != "all":
                _print_errors(judged.errors)


def _kindest(name: str, way: Way, rows: Sequence[Labelled]) -> Way:
    """Of ja_ginza only the labels that mean mentions here: as kind as it can be."""
    if name != "ja_ginza":
        return way
    kinds = kindest_labels(rows, way)
    return lambda row: [each for each in way(row) if each.kind in kinds]


def _columns(judged: Judgement) -> str:
    scores = (judged.all, judged.listed)
    return "  ".join(
        f"{s.wanted:7}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.link_f1:7.3f}" for s in scores
    )


def _print_errors(errors: Counter[tuple[str, str]]) -> None:
    for (kind, about), times in sorted(errors.items()):
        print(f"      {times:3} {kind:28} {about}")


def _report_senses(
    name: str, rows: list[Labelled], ways: dict[str, Way], names: Names, *, errors: bool
) -> None:
    if not rows:
        return
    print(f"\n{name}: names with several senses")
    for way_name, way in ways.items():
        if way_name == "ja_ginza":
            continue  # it links nothing
        for lang, some in by_language(rows):
            senses = judge_senses(some, way, names)
            share = senses.right / max(senses.total, 1)
            print(
                f"{way_name:12}{lang:5}{senses.right:5} of {senses.total:4} right {share:7.3f}"
                f"   ({senses.unlisted} mean things in no list)"
            )
            if errors and way_name == "tracker" and lang != "all":
                print("\n".join(f"      {line}" for line in senses.errors))


if __name__ == "__main__":
    raise SystemExit(main())
