"""What is known of one written name while a page is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nlp.discover.contexts import Cue
from nlp.discover.shapes import Shape

Span = tuple[int, int]


@dataclass(slots=True)
class Name:
    """All occurrences of one written name in a field, and the cues of each."""

    shape: Shape
    spans: list[Span] = field(default_factory=list)
    cues: dict[Span, list[Cue]] = field(default_factory=dict)

    def add(self, span: Span, cues: Sequence[Cue]) -> None:
        """One more occurrence."""
        self.spans.append(span)
        for cue in cues:
            self.tell(span, cue)

    def tell(self, span: Span, cue: Cue) -> None:
        """One more cue of an occurrence."""
        self.cues.setdefault(span, []).append(cue)

    def all_cues(self) -> Iterator[Cue]:
        """The cues of all occurrences."""
        for cues in self.cues.values():
            yield from cues
