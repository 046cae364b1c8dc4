"""What is timed: functions that read all of some texts, made ready before the clock starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from config.load import load_cues, load_entities
from nlp.analysis import Reader
from nlp.gazetteer import Gazetteer
from nlp.mentions import find_mentions
from nlp.passages import split_passages
from nlp.records import Document

Read = Callable[[Sequence[str]], object]

WARM: Final = "Amazon Bedrockが、AWSの「Trainium2」とNVIDIAのH100より2倍速い。"
_MOST_BYTES = 40_000
"""Sudachi refuses longer texts, so the stock pipeline is given articles in pieces."""


def stock() -> Read:
    """ja_ginza as `spacy.load` gives it."""
    import spacy

    nlp = spacy.load("ja_ginza")

    def read(texts: Sequence[str]) -> object:
        pieces = (
            text[at : at + _MOST_BYTES // 4]
            for text in texts
            for at in range(0, len(text), _MOST_BYTES // 4)
        )
        return sum(len(doc) for doc in nlp.pipe(pieces))

    return read


def complete() -> Read:
    """The complete reading, with dependency trees where they decide."""
    return _reader(Reader(load_entities(), load_cues()))


def complete_by_rules() -> Read:
    """The complete reading without ja_ginza."""
    return _reader(Reader(load_entities(), load_cues(), ginza=False))


def _reader(reader: Reader) -> Read:
    return lambda texts: [reader.read(Document(text)) for text in texts]


def mentions() -> Read:
    """Passages, names and their senses."""
    gazetteer = Gazetteer(load_entities())

    def read(texts: Sequence[str]) -> object:
        documents = [Document(text) for text in texts]
        return [find_mentions(d, split_passages(d, None), gazetteer) for d in documents]

    return read


def passages() -> Read:
    """Sentences and their repeats."""
    return lambda texts: [split_passages(Document(text), None) for text in texts]


def gazetteer() -> Read:
    """The names of the shipped catalogue, without their senses."""
    scan = Gazetteer(load_entities()).scan
    return lambda texts: [scan(text) for text in texts]


CONTENDERS: Final[dict[str, Callable[[], Read]]] = {
    "ja_ginza, stock": stock,
    "complete": complete,
    "complete, no ja_ginza": complete_by_rules,
    "mentions": mentions,
    "passages": passages,
    "gazetteer": gazetteer,
}
