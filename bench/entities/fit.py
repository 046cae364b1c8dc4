"""Fit the weights of senses (`nlp.weights`) to labelled occurrences, and print those that change.

    python -m bench.entities.fit [--all] [--folds 4]

The likelihood of the labels is climbed one weight at a time, through the rules as they are, with
a penalty on what leaves the figure that stands in `nlp.weights` (a normal prior around it). Signs
are kept: a reason that speaks for a sense cannot come to speak against it. Of `dev2` only the
texts with an even number are fitted to; the share right is told for the odd ones, too. With
`--folds` it is cross-validated over texts as well.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.entities.labelled import LABELS, Labelled, Names, read_labelled
from config.load import load_entities
from nlp import weights
from nlp.abbreviations import introduced
from nlp.gazetteer import Gazetteer, Match, Word
from nlp.mentions import COUNTS
from nlp.passages import split_passages
from nlp.records import Document
from nlp.senses import Verdict, verdicts

SHARED = Path(__file__).parents[3] / "shared" / "corpora"
PENALTY = 1.0
"""How much a weight's move by its own size (at least 1) costs, in nats."""
STEPS = (0.4, 0.2, 0.1)
"""How far a weight is moved at a time, in log-odds; a triple by that share of itself."""
_KEPT = {
    "CERTAIN",
    "UNLISTED",
    "MOST",
    "NEVER",
    "CLEAR",
    "UNLIKELY",
    "SPOKEN_FOR",
    "SPELT_OTHERWISE",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text, read as far as it does not depend on the weights."""

    id: str
    text: str
    starts: list[int]
    matches: tuple[Match, ...]
    words: tuple[Word, ...]
    wanted: dict[int, set[str]]
    """From where a label ends to the entities that may be meant; none: something else is."""
    begins: dict[int, int]


@dataclass(frozen=True, slots=True)
class Weight:
    """One figure of `nlp.weights`, or one triple, which is scaled as a whole."""

    name: str
    first: float
    get: Callable[[], float]
    put: Callable[[float], None]


def main() -> int:
    """Fit, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folds", type=int, default=0, help="cross-validate over so many parts")
    parser.add_argument("--all", action="store_true", help="hold nothing out")
    args = parser.parse_args()
    texts = list(_texts(("dev-senses", "dev2-senses")))
    fitted = [text for text in texts if args.all or not _is_held_out(text)]
    held_out = [text for text in texts if _is_held_out(text)]
    _report("as it stands", fitted, held_out)
    for fold in range(args.folds):
        left_out = fitted[fold :: args.folds]
        chosen = fit([text for text in fitted if text not in left_out])
        _report(f"without part {fold + 1}", fitted, left_out)
        for weight in chosen:
            weight.put(weight.first)
    chosen = fit(fitted)
    _report("fitted", fitted, held_out)
    for weight in chosen:
        if weight.get() != weight.first:
            print(f"{weight.name:45}{weight.first:7.2f}{weight.get():7.2f}")
    return 0


def _report(what: str, *parts: Sequence[Text]) -> None:
    shares = (f"{share_right(part):.3f} of {sum(len(t.wanted) for t in part)}" for part in parts)
    print(f"{what:20} {', '.join(shares)}", flush=True)


def _is_held_out(text: Text) -> bool:
    return text.id.startswith("senses2") and int(text.id.rpartition("-")[2]) % 2 == 1


def _texts(sets: Iterable[str]) -> Iterator[Text]:
    entities = load_entities()
    names, gazetteer = Names(entities), Gazetteer(entities)
    for file in (file for name in sets for file in sorted(LABELS.glob(f"{name}.??.jsonl"))):
        for row in read_labelled(file, SHARED):
            yield read_text(row, gazetteer, names)


def read_text(row: Labelled, gazetteer: Gazetteer, names: Names) -> Text:
    scan = gazetteer.scan(row.text)
    passages = split_passages(Document(row.text, lang=row.lang), row.lang)
    wanted: dict[int, set[str]] = {}
    begins: dict[int, int] = {}
    for label in row.labels:
        entities = names.entities(label.name, label.kind) if label.name else set()
        if entities or not label.name:
            wanted[label.end], begins[label.end] = entities, label.start
    matches = introduced(row.text, scan.found)
    starts = [passage.start for passage in passages]
    return Text(row.id, row.text, starts, matches, tuple(scan.words), wanted, begins)


def _read(text: Text) -> Iterator[tuple[Verdict | None, set[str]]]:
    """For each label the verdict on it, if there is any, and the entities that may be meant."""
    read = {v.match.end: v for v in verdicts(text.text, text.starts, text.matches, text.words)}
    for end, wanted in text.wanted.items():
        begin = text.begins[end]
        within = (v for v in read.values() if v.match.start <= begin and v.match.end >= end)
        yield read.get(end) or next(within, None), wanted


def share_right(texts: Iterable[Text]) -> float:
    right = [
        (verdict.match.entity.id in wanted if wanted else False)
        if verdict is not None and verdict.confidence >= COUNTS
        else not wanted
        for text in texts
        for verdict, wanted in _read(text)
    ]
    return sum(right) / max(len(right), 1)


def loss_of(texts: Iterable[Text]) -> float:
    """Nats: how surprised the model is by the labels, where it found the name at all."""
    loss = 0.0
    for text in texts:
        for verdict, wanted in _read(text):
            if verdict is None:
                continue
            share = verdict.confidence
            if verdict.match.entity.id not in wanted:
                share = (1.0 - share) / (2.0 if wanted else 1.0)
            loss -= math.log(max(share, 0.01))
    return loss


def fit(texts: Sequence[Text]) -> list[Weight]:
    chosen = list(_weights())
    best = loss_of(texts)
    moved = {weight.name for weight in chosen}
    for step in STEPS:
        again = moved
        while again:
            again = set()
            for weight in chosen:
                before = best
                best = _climb(weight, step, best, texts)
                if best < before - 0.1:
                    again.add(weight.name)
            if len(again) < 3:
                break
    return chosen


def _climb(weight: Weight, step: float, best: float, texts: Sequence[Text]) -> float:
    """Move one weight up or down as long as it helps."""
    for way in (step, -step):
        start = weight.get()
        while True:
            here = weight.get()
            there = here + way * (1.0 if weight.name[0] != "*" else 0.5)
            if there * weight.first < 0:
                break
            weight.put(there)
            loss = loss_of(texts) + _penalty(weight, there) - _penalty(weight, here)
            if loss >= best - 0.01:
                weight.put(here)
                break
            best = loss
        if weight.get() != start:
            break
    return best


def _penalty(weight: Weight, value: float) -> float:
    return PENALTY * ((value - weight.first) / max(abs(weight.first), 1.0)) ** 2


def _weights() -> Iterator[Weight]:
    for name, value in list(vars(weights).items()):
        if not name.isupper():
            continue
        if isinstance(value, dict):
            for key in value:
                yield _entry(value, key)
        elif isinstance(value, tuple):
            yield _triple(name, value)
        elif isinstance(value, float) and name not in _KEPT:
            yield _single(name)


def _single(name: str) -> Weight:
    first: float = getattr(weights, name)
    return Weight(
        name, first, lambda: getattr(weights, name), lambda value: setattr(weights, name, value)
    )


def _entry(table: dict[str, float], key: str) -> Weight:
    return Weight(key, table[key], lambda: table[key], lambda value: table.update({key: value}))


def _triple(name: str, triple: tuple[float, ...]) -> Weight:
    largest = max(range(len(triple)), key=lambda i: abs(triple[i]))

    def get() -> float:
        return float(getattr(weights, name)[largest] / triple[largest])

    def put(value: float) -> None:
        setattr(weights, name, tuple(value * each for each in triple))

    return Weight(f"*{name}", 1.0, get, put)


if __name__ == "__main__":
    raise SystemExit(main())
