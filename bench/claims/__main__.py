"""How well claims are read: against labelled excerpts, with and without ja_ginza, and the speed.

    python -m bench.claims [GOLD.jsonl] [--errors] [--no-ginza]

A claim counts as found where kind, value and unit are the labelled ones and the spans overlap; each
labelled claim is found once at the most. Of those found, the share whose subject, aspect,
comparator, attribution, hedging and stance are right. `--errors` lists what was missed, what was
too much and which parts were wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from config.load import load_cues, load_entities
from nlp.analysis import Reader
from nlp.normalise import fold
from nlp.records import Claim, Document

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"
REPETITIONS = 10
PARTS = ("subject", "aspect", "comparator", "attribution", "hedged", "stance")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--no-ginza", action="store_true")
    arguments = parser.parse_args()
    if not arguments.gold.is_file():
        print(f"there is no labelled file {arguments.gold}", file=sys.stderr)
        return 1
    rows = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines()]
    entities, cues = load_entities(), load_cues()
    reader = Reader(entities, cues, ginza=not arguments.no_ginza)
    report_quality(rows, reader, arguments.errors)
    report_speed(rows, entities, cues)
    return 0


def report_quality(rows: list[dict[str, Any]], reader: Reader, errors: bool) -> None:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    said: list[str] = []
    for row in rows:
        claims = list(reader.read(Document(row["text"], lang=row["lang"])).claims)
        pairs = list(matched(claims, row["claims"]))
        for lang in (row["lang"], "all"):
            count = counts[lang]
            count["found"] += len(claims)
            count["wanted"] += len(row["claims"])
            count["right"] += len(pairs)
            for claim, gold in pairs:
                for part in PARTS:
                    count[part] += agrees(part, claim, gold)
        said += complaints(row, claims, pairs)
    print(
        f"{'':4} {'wanted':>6} {'found':>6} {'P':>6} {'R':>6} {'F1':>6} | "
        + " ".join(f"{part:>11}" for part in PARTS)
    )
    for lang, count in sorted(counts.items()):
        precision = count["right"] / max(count["found"], 1)
        recall = count["right"] / max(count["wanted"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        parts = " ".join(f"{count[part] / max(count['right'], 1):11.3f}" for part in PARTS)
        print(
            f"{lang:4} {count['wanted']:6} {count['found']:6} "
            f"{precision:6.3f} {recall:6.3f} {f1:6.3f} | {parts}"
        )
    if errors:
        print("\n".join(["", *said]))


def matched(
    claims: list[Claim], golds: list[dict[str, Any]]
) -> Iterator[tuple[Claim, dict[str, Any]]]:
    left = list(claims)
    for gold in golds:
        for claim in left:
            if same(claim, gold):
                left.remove(claim)
                yield claim, gold
                break


def same(claim: Claim, gold: dict[str, Any]) -> bool:
    if claim.kind != gold["kind"] or claim.start >= gold["end"] or claim.end <= gold["start"]:
        return False
    if gold["value"] is None or claim.value is None:
        return gold["value"] is None and claim.value is None
    return abs(claim.value - gold["value"]) < 1e-6 * max(1, abs(gold["value"])) and (
        claim.unit == gold["unit"]
    )


def agrees(part: str, claim: Claim, gold: dict[str, Any]) -> bool:
    if part == "hedged":
        return bool(claim.hedges) == gold["hedged"]
    if part == "subject":
        return fold(claim.subject_name or "") == fold(gold["subject"] or "")
    if part == "attribution":
        return fold(claim.attribution or "") == fold(gold["attribution"] or "")
    return bool(getattr(claim, part) == gold[part])


def complaints(
    row: dict[str, Any], claims: list[Claim], pairs: list[tuple[Claim, dict[str, Any]]]
) -> Iterator[str]:
    right = [claim for claim, _ in pairs]
    for gold in row["claims"]:
        if all(gold is not found for _, found in pairs):
            what = f"{gold['kind']} {gold['value']} {gold['unit']}"
            yield f"missed      {row['id']} {what}: {gold['quote'][:90]}"
    for claim in claims:
        if claim not in right:
            what = f"{claim.kind} {claim.value} {claim.unit}"
            yield f"too much    {row['id']} {what}: {claim.text!r} {claim.key}"
    for claim, gold in pairs:
        for part in PARTS:
            if not agrees(part, claim, gold):
                own = claim.hedges if part == "hedged" else getattr(claim, part)
                own = claim.subject_name if part == "subject" else own
                yield f"{part:11} {row['id']} {claim.text!r}: {own!r}, labelled {gold[part]!r}"


def report_speed(rows: list[dict[str, Any]], entities: Any, cues: Any) -> None:
    """Characters a second. Each round is a new text, for ja_ginza's cache would hide its time."""
    seconds: dict[bool, float] = {}
    plain = [Document(row["text"], lang=row["lang"]) for row in rows]
    documents = [
        Document(document.text.replace("。", f"{'！' * i}。"), lang=document.lang)
        for i in range(1, REPETITIONS + 1)
        for document in plain
    ]
    characters = sum(len(document.text) for document in documents)
    for ginza in (True, False):
        reader = Reader(entities, cues, ginza=ginza)
        for document in plain:
            reader.read(document)  # the model is loaded here
        started = time.perf_counter()
        for document in documents:
            reader.read(document)
        seconds[ginza] = time.perf_counter() - started
        name = "with ja_ginza" if ginza else "rules alone"
        print(f"\n{name:14} {characters / seconds[ginza]:10,.0f} characters a second", end="")
    print(f"\nratio          {seconds[True] / seconds[False]:10.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
