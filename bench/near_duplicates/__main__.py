"""How exactly copies are told from look-alikes, and how fast a new article finds its copies.

    python -m bench.near_duplicates [--folder ../shared/corpora] [--every 3] [--errors]
    python -m bench.near_duplicates --speed [--articles 1000000]

Pairs made from saved articles and invented notices, and real look-alikes among the saved ones.
Thresholds were chosen on `dev`; `test` holds the other articles.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from bench.near_duplicates.judging import Judge, look_alikes
from bench.near_duplicates.pairs import Pair, edited_pairs, notice_pairs, real_pairs
from bench.near_duplicates.speed import measure
from bench.near_duplicates.telling import notices, saved_tellings


def main() -> None:
    """Measure, and print a line a figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--every", type=int, default=3, help="make pairs of every so many articles")
    parser.add_argument("--errors", action="store_true", help="list the pairs judged wrongly")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--articles", type=int, default=1_000_000)
    args = parser.parse_args()
    if args.speed:
        for line in measure(args.articles):
            print(line, flush=True)
        return
    pairs = list(notice_pairs(list(notices())))
    if args.folder.exists():
        saved = saved_tellings(args.folder)
        pairs += edited_pairs(saved[:: args.every])
        pairs += real_pairs(look_alikes(saved))
    else:
        print(f"{args.folder} is not here: invented notices only", file=sys.stderr)
    _report(pairs, errors=args.errors)


def _report(pairs: list[Pair], *, errors: bool) -> None:
    judge = Judge()
    for split in ("dev", "test"):
        some = [pair for pair in pairs if pair.split == split]
        copies = sum(pair.same for pair in some)
        print(f"{split}: {len(some)} pairs, {copies} of one story")
        for name, rule in judge.rules.items():
            said = [rule(pair) for pair in some]
            print(f"  {name:32} {_scores(some, said)}")
    wrong = [pair for pair in pairs if judge.one_story(pair) != pair.same]
    kinds = Counter(pair.kind for pair in wrong)
    total = Counter(pair.kind for pair in pairs)
    for kind, number in kinds.most_common():
        print(f"  wrong: {kind}: {number} of {total[kind]}")
    for pair in wrong if errors else ():
        print(f"{pair.kind} ({pair.split}): {pair.first.title} | {pair.second.title}")


def _scores(pairs: list[Pair], said: list[bool]) -> str:
    right = sum(a and pair.same for pair, a in zip(pairs, said, strict=True))
    precision = right / max(sum(said), 1)
    recall = right / max(sum(pair.same for pair in pairs), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


if __name__ == "__main__":
    main()
