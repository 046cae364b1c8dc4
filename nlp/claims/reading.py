"""The reading of claims: the order of its stages."""

from __future__ import annotations

from collections.abc import Sequence

from config.models import ClaimCues
from nlp.records import Claim, Document, Mention, Passage, Quantity


class ClaimReader:
    """Reads the claims of documents with one set of cues."""

    def __init__(self, cues: ClaimCues, *, ginza: bool = True) -> None:
        self._cues = cues
        self._ginza = ginza

    def read(
        self,
        document: Document,
        passages: Sequence[Passage],
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
    ) -> tuple[Claim, ...]:
        """The claims of the title, then of the text, in order."""
        del document, passages, mentions, quantities
        return ()
