"""What a language model's recogniser says of a span: a second opinion, never the only one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Recognised:
    """A span of a sentence that a recogniser takes for a name."""

    start: int
    end: int
    is_thing: bool
    """Whether by its label it may be something that is followed, and no person, place or date.

    Which thing it is the labels tell too badly: ja_ginza calls Amazon Bedrock a person."""


class Recogniser(Protocol):
    """A model that finds names."""

    def names(self, sentences: Sequence[str]) -> Mapping[str, Sequence[Recognised]]:
        """The names of each distinct sentence."""


class Vocabulary(Protocol):
    """A dictionary of a language."""

    def holds(self, word: str) -> bool:
        """Whether a word, or each of its parts, is a common one."""
