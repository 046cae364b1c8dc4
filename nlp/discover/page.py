"""One field of a document with all that is known of it before names are looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from nlp.boundaries import unnamed_spans
from nlp.code import code_in
from nlp.discover.shapes import latin_names
from nlp.discover.words import FUNCTION
from nlp.records import Mention, Passage
from nlp.spans import Mask

Span = tuple[int, int]

_LOWER: Final = re.compile(r"(?<![A-Za-z0-9_.-])[a-z]{3,}(?![A-Za-z])")
_BEHIND: Final = re.compile(r"(?:'s|’s)? ")
_OWNED: Final = re.compile(r"の[^、。\n「」]{0,12}[「『]?|(?:'s|’s)? (?:new |latest |own )?")
_SMALL_WORD: Final = re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
_HIRAGANA: Final = re.compile(r"[ぁ-ゖ]")
_FEWEST_SMALL_WORDS: Final = 3
_LOOKED_AT: Final = 600
_NEAR_START: Final = 12
_WORD: Final = re.compile(r"\S+")
_OPENING: Final = re.compile(r"(?:^|[-–—*•#>|:：.!?。！？])[\s\"'“‘*]*$")
_JAPANESE: Final = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_INTO_BRACKETS: Final = re.compile(r" ?[（(]")


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Of spans that overlap the first, the longest."""
    end = 0
    for mention in mentions:
        if mention.start >= end:
            yield mention
            end = mention.end


class Page:
    """A text, its passages, and where names of the catalogue stand."""

    def __init__(
        self,
        text: str,
        passages: Sequence[Passage],
        mentions: Sequence[Mention],
        ambiguous: Sequence[Mention],
    ) -> None:
        self.text = text
        self.mentions = mentions
        self._passages = passages
        self._starts = [passage.start for passage in passages]
        self._named = list(_apart(sorted([*mentions, *ambiguous], key=_place)))
        self._prose: dict[int, bool] = {}
        self._named_ends = [mention.end for mention in self._named]

    def passage_at(self, position: int) -> Passage:
        """The passage that holds a position."""
        return self._passages[max(0, bisect_right(self._starts, position) - 1)]

    def sentence(self, position: int) -> str:
        """The text of the passage that holds a position."""
        passage = self.passage_at(position)
        return self.text[passage.start : passage.end]

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the text also writes in small letters: they name nothing by themselves."""
        return frozenset(_LOWER.findall(self.text))

    @cached_property
    def named(self) -> Mask:
        """Where names of the catalogue stand."""
        return Mask([(mention.start, mention.end) for mention in self._named])

    def latin_spans(self) -> Iterator[tuple[int, int, Mention | None]]:
        """Spans that are written like names, outside of what is known and of code and addresses.

        With each the mention that it stands right behind.
        """
        text = self.text
        unnamed = Mask(unnamed_spans(text))
        code = code_in(text)
        for start, end in latin_names(text):
            for first, last, behind in self._between(start, end):
                first, last = self._trimmed(first, last)
                if first >= last or unnamed.covers(first, last) or code.blocks.covers(first, last):
                    continue
                inline = code.inline.span_at(first)
                if inline is not None and inline != (first, last):
                    continue
                yield first, last, behind

    def is_prose(self, passage: Passage) -> bool:
        """Whether a passage is a sentence; headings and cells write any word in capitals."""
        known = self._prose.get(passage.index)
        if known is None:
            end = min(passage.end, passage.start + _LOOKED_AT)
            known = not self.text.startswith("|", passage.start) and (
                _HIRAGANA.search(self.text, passage.start, end) is not None
                or self._has_small_words(passage.start, end)
            )
            self._prose[passage.index] = known
        return known

    def _has_small_words(self, start: int, end: int) -> bool:
        words = islice(_SMALL_WORD.finditer(self.text, start, end), _FEWEST_SMALL_WORDS)
        return sum(1 for _ in words) == _FEWEST_SMALL_WORDS

    def owner(self, start: int) -> Mention | None:
        """The mention that a span belongs to: `NVIDIAの新チップ「X」`, `AMD's X`."""
        at = bisect_right(self._named_ends, start) - 1
        if at < 0 or start - self._named_ends[at] > 20:
            return None
        mention = self._named[at]
        return mention if _OWNED.fullmatch(self.text, mention.end, start) else None

    def _between(self, start: int, end: int) -> Iterator[tuple[int, int, Mention | None]]:
        """The parts of a span that no name of the catalogue covers."""
        at = bisect_right(self._named_ends, start)
        behind: Mention | None = None
        if at and _BEHIND.fullmatch(self.text, self._named_ends[at - 1], start):
            behind = self._named[at - 1]
        while at < len(self._named) and self._named[at].start < end:
            mention = self._named[at]
            if mention.start > start and self.text[mention.start - 1] == " ":
                yield start, mention.start - 1, behind
            start, behind = mention.end, mention
            if self.text[start : start + 1] == " ":
                start += 1
            elif start < end:
                return  # KServe-based: the rest belongs to the known name
            at += 1
        if start < end:
            yield start, end, behind

    def _trimmed(self, start: int, end: int) -> Span:
        """Without the words at either end that belong to the sentence."""
        words = [match.span() for match in _WORD.finditer(self.text, start, end)]
        while words and self._is_of_sentence(words, start):
            words.pop(0)
        while words and self.text[slice(*words[-1])] in FUNCTION:
            words.pop()
        return (words[0][0], words[-1][1]) if words else (start, start)

    def _is_of_sentence(self, words: Sequence[Span], start: int) -> bool:
        first = self.text[slice(*words[0])]
        if first in FUNCTION:
            return True
        return (
            len(words) > 1
            and words[0][0] == start
            and first[1:].islower()
            and first.casefold() in self.lower_words
            and self.begins_sentence(start)
        )

    def begins_sentence(self, start: int) -> bool:
        """Whether a span is the first of an English sentence, heading, cell or clause.

        In Japanese the first word is in capitals only where it is a name.
        """
        if _JAPANESE.search(self.text, start, start + _NEAR_START * 3):
            return False
        first = self.passage_at(start).start
        return _OPENING.search(self.text[max(first, start - _NEAR_START) : start]) is not None

    def other_name_of(self, start: int, end: int) -> Mention | None:
        """The mention that a span only writes in another way: `Inference Xfer Library (NIXL)`."""
        after = _INTO_BRACKETS.match(self.text, end)
        at = bisect_right(self._named_ends, start)
        if after and at < len(self._named) and self._named[at].start == after.end():
            return self._named[at]
        before = self._named[at - 1] if at else None
        if before is None or before.kind == "company":
            return None
        return before if _INTO_BRACKETS.fullmatch(self.text, before.end, start) else None
