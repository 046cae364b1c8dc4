"""How well claims are read: against labelled texts, and what of the time it takes.

    python -m bench.claims [--set dev] [--lang ja] [--errors] [--no-ginza] [--speed]

A claim is found where it has the kind of a label and their spans overlap; each is used once. Of
those found, the share that agrees in each part: value and unit (within a thousandth, however the
unit is written), comparator, aspect, subject (also `followed`: of the labels whose subject is in
the catalogue, or nothing), speaker, hedged or not, stance. Claims without a number (several times)
are left out.

Sets: `gold` and `dev` to `dev3` (errors were read while the rules were written), `test` to `test3`
(nobody looked at their errors: they are not listed).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.claims.labelled import LABELS, Labelled, MissingArticleError, read_labelled
from bench.claims.matching import matching
from bench.claims.speed import report_speed
from bench.claims.tables import errors_of, quality_of
from bench.entities.labelled import Names
from bench.nlp_speed.articles import articles
from config.load import load_cues, load_entities
from nlp.analysis import Reader
from nlp.records import Claim, Document

SHARED = Path(__file__).parents[3] / "shared"
SETS = ("gold", "dev", "dev2", "dev3", "test", "test2", "test3")
LANGUAGES = ("ja", "en")
SPEED_ARTICLES = 300


def main() -> int:
    """Measure, and print a line a figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", choices=SETS, action="append", help="only this one; may be given again"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="only texts in it")
    parser.add_argument(
        "--errors", action="store_true", help="list the errors by class, but of test sets"
    )
    parser.add_argument("--no-ginza", action="store_true", help="by rules alone")
    parser.add_argument("--speed", action="store_true", help="what each stage of reading takes")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of gold/ and corpora/")
    args = parser.parse_args()
    entities, cues = load_entities(), load_cues()
    reader, names = Reader(entities, cues, ginza=not args.no_ginza), Names(entities)
    try:
        for name in args.set or SETS:
            rows = [row for row in read_rows(name, args.shared) if args.lang in (None, row.lang)]
            if not rows:
                continue
            matchings = [matching(row, _claims(reader, row)) for row in rows]
            print(f"\n{name}: {len(rows)} texts")
            print("\n".join(quality_of(matchings, names)))
            if args.errors and not name.startswith("test"):
                print("\n".join(["", *errors_of(matchings, names)]))
    except MissingArticleError as error:
        print(error, file=sys.stderr)
        return 1
    if args.speed:
        texts = articles(args.shared / "corpora", SPEED_ARTICLES)
        report_speed(texts, entities, cues, ginza=not args.no_ginza)
    return 0


def read_rows(name: str, shared: Path) -> list[Labelled]:
    """The rows of a set in both languages. Raises MissingArticleError."""
    if name == "gold":
        file = shared / "gold" / "dev.jsonl"
        return list(read_labelled(file, shared / "corpora")) if file.is_file() else []
    files = (LABELS / f"{name}.{lang}.jsonl" for lang in LANGUAGES)
    return [
        row for file in files if file.is_file() for row in read_labelled(file, shared / "corpora")
    ]


def _claims(reader: Reader, row: Labelled) -> list[Claim]:
    return list(reader.read(Document(row.text, lang=row.lang)).claims)


if __name__ == "__main__":
    raise SystemExit(main())
