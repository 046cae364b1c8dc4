"""How well mentions are found: strict spans against labelled excerpts, and the speed.

    python -m bench.entities [GOLD.jsonl] [--errors]

A span counts as right where start, end and kind are. `--errors` lists what was missed and what was
too much, by kind.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from config.load import load_entities
from nlp.gazetteer import Gazetteer
from nlp.mentions import find_mentions
from nlp.passages import split_passages
from nlp.records import Document

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"
REPETITIONS = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if not arguments.gold.is_file():
        print(f"there is no labelled file {arguments.gold}", file=sys.stderr)
        return 1
    rows = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines()]
    gazetteer = Gazetteer(load_entities())
    report_quality(rows, gazetteer, arguments.errors)
    report_speed(rows, gazetteer)
    return 0


def report_quality(rows: list[dict], gazetteer: Gazetteer, errors: bool) -> None:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    missed: Counter[tuple[str, str]] = Counter()
    extra: Counter[tuple[str, str]] = Counter()
    for row in rows:
        document = Document(row["text"], lang=row["lang"])
        passages = split_passages(document, row["lang"])
        found = {
            (m.start, m.end): (m.kind, m.surface, m.name)
            for m in find_mentions(document, passages, gazetteer)
        }
        wanted = {(m["start"], m["end"]): (m["kind"], m["text"]) for m in row["mentions"]}
        spans = found.keys() & wanted.keys()
        for lang in (row["lang"], "all"):
            counts[lang]["found"] += len(found)
            counts[lang]["wanted"] += len(wanted)
            counts[lang]["span"] += len(spans)
            counts[lang]["kind"] += sum(found[s][0] == wanted[s][0] for s in spans)
        missed.update(wanted[s] for s in wanted.keys() - found.keys())
        extra.update(found[s][:2] for s in found.keys() - wanted.keys())
    print(f"{'':4} {'wanted':>6} {'found':>6} {'P':>6} {'R':>6} {'F1':>6} {'kind':>6}")
    for lang, count in sorted(counts.items()):
        precision = count["span"] / max(count["found"], 1)
        recall = count["span"] / max(count["wanted"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        kind = count["kind"] / max(count["span"], 1)
        print(
            f"{lang:4} {count['wanted']:6} {count['found']:6} "
            f"{precision:6.3f} {recall:6.3f} {f1:6.3f} {kind:6.3f}"
        )
    if errors:
        for title, spans_ in (("missed", missed), ("too much", extra)):
            print(f"\n{title}")
            for (kind_, surface), times in sorted(spans_.items()):
                print(f"  {times:3} {kind_:12} {surface}")


def report_speed(rows: list[dict], gazetteer: Gazetteer) -> None:
    documents = [Document(row["text"], lang=row["lang"]) for row in rows] * REPETITIONS
    characters = sum(len(document.text) for document in documents)
    started = time.perf_counter()
    split = [split_passages(document, document.lang) for document in documents]
    passages_done = time.perf_counter()
    for document, passages in zip(documents, split, strict=True):
        find_mentions(document, passages, gazetteer)
    done = time.perf_counter()
    print(f"\npassages  {characters / (passages_done - started):12,.0f} characters a second")
    print(f"mentions  {characters / (done - passages_done):12,.0f} characters a second")


if __name__ == "__main__":
    raise SystemExit(main())
