"""Whether scores order sentences as people do: pairs of which one is the louder.

    python -m bench.claims.hype [--errors]

A sentence has the score of its highest claim, and 0 where it makes none; of two that score alike
neither is louder, which counts as half right. The pairs were labelled without looking at any score.
Odd rows are there to learn from; the even ones are held out: their errors are not listed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.claims.labelled import LABELS
from config.load import load_cues, load_entities
from nlp.analysis import Reader
from nlp.records import Claim, Document

LANGUAGES = ("ja", "en")
HALVES = ("learn", "held out")

Claims = Callable[[str], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences; `half` is 0 for what is learnt from, 1 for what is held out."""

    id: str
    half: int
    louder: str
    quieter: str


@dataclass(frozen=True, slots=True)
class Ordering:
    """A pair with what is claimed in both."""

    pair: Pair
    louder: Sequence[Claim]
    quieter: Sequence[Claim]

    @property
    def right(self) -> float:
        """1, 0, or 0.5 where both score alike."""
        louder, quieter = loudness(self.louder), loudness(self.quieter)
        return 0.5 if louder == quieter else float(louder > quieter)


def main() -> int:
    """Print the share of pairs in the right order, by half and language."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--errors", action="store_true", help="list the errors of the half that is learnt from"
    )
    args = parser.parse_args()
    reader = Reader(load_entities(), load_cues(), ginza=False)
    print(f"{'':3}" + "".join(f"{half:>18}" for half in HALVES))
    for lang in LANGUAGES:
        found = orderings(read_pairs(lang), lambda text: reader.read(Document(text)).claims)
        print(f"{lang:3}" + "".join(f"{share(found, half):>18}" for half in (0, 1)))
        if args.errors:
            print("\n".join(errors(found)))
    return 0


def read_pairs(lang: str) -> Iterator[Pair]:
    """The labelled pairs of a language, in order."""
    lines = (LABELS / f"hype-pairs.{lang}.jsonl").read_text("utf-8").splitlines()
    for index, line in enumerate(lines):
        row = json.loads(line)
        yield Pair(row["id"], index % 2, row["louder"], row["quieter"])


def orderings(pairs: Iterator[Pair], claims: Claims) -> list[Ordering]:
    """Each pair as it is read."""
    return [Ordering(pair, claims(pair.louder), claims(pair.quieter)) for pair in pairs]


def loudness(claims: Sequence[Claim]) -> float:
    """The score of a sentence."""
    return max((claim.score for claim in claims), default=0.0)


def share(found: Sequence[Ordering], half: int) -> str:
    """How many pairs of a half are in the right order."""
    own = [ordering for ordering in found if ordering.pair.half == half]
    right = sum(ordering.right for ordering in own)
    return f"{right:g} of {len(own)} ({right / max(len(own), 1):.3f})"


def errors(found: Sequence[Ordering]) -> Iterator[str]:
    """The pairs of the half that is learnt from that are not in the right order, with the parts."""
    for ordering in found:
        if ordering.pair.half == 0 and ordering.right < 1:
            yield f"\n{ordering.pair.id}"
            yield from _told("louder ", ordering.pair.louder, ordering.louder)
            yield from _told("quieter", ordering.pair.quieter, ordering.quieter)


def _told(name: str, text: str, claims: Sequence[Claim]) -> Iterator[str]:
    yield f"  {name} {loudness(claims):.3f}  {text}"
    for claim in claims:
        parts = ", ".join(
            f"{part.what} {part.amount:+.3f}" + (f" ({part.words})" if part.words else "")
            for part in claim.parts
        )
        yield f"    {claim.kind} {claim.text!r} {claim.score:.3f}: {parts}"


if __name__ == "__main__":
    raise SystemExit(main())
