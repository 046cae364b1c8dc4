"""A text as sentences, headings and list items, each marked where it repeats an earlier one."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from nlp.normalise import fold
from nlp.records import Document, Field, Passage

_CLOSERS = "」』）)】〕］\\]〉》”\"'’*_`"
_SENTENCE_END = re.compile(
    rf"\n+|[。！？｡．!?]+[{_CLOSERS}]*|\.+[{_CLOSERS}]*(?=[ \t])",
)
_QUOTED_ON = re.compile(r"[とっをのがはにもやでだなかへ、。,]")
"""What follows a closing bracket where the sentence goes on after a quotation."""
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“「])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|al|cf|ca|approx"
    r"|Inc|Corp|Ltd|Co|No|Nos|Vol|Fig|Figs|Eq|Sec|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_LIST_MARKER = re.compile(r"^\W*\d{1,3}$")
_LONGEST_ABBREVIATION = 12

_EDGES = " \t。、！？!?.,:;#*>|`\"'"
_GRAM = 5
_SHORTEST_FRAGMENT = 15
_SHORTEST_CHANGED = 20
_CONTAINED = 0.85
_MOST_POSTINGS = 8
"""Passages remembered for one n-gram: the earliest, since repeats point to the earliest."""


def split_passages(document: Document, lang: str | None) -> tuple[Passage, ...]:
    """The sentences of the title, then of the text, with their repeats. Linear in the length.

    `lang` is accepted for symmetry with the other stages: the rules of both languages apply to
    every text, for articles mix them.
    """
    del lang
    repeats = _Repeats()
    passages: list[Passage] = []
    fields: tuple[tuple[Field, str], ...] = (("title", document.title), ("text", document.text))
    for field, text in fields:
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            folded = fold(sentence).strip(_EDGES) or sentence
            digest = hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8)
            repeat_of = repeats.earlier(folded, finished=text[end - 1] in "。！？!?.」』")
            passages.append(
                Passage(len(passages), field, start, end, digest.hexdigest(), repeat_of)
            )
    return tuple(passages)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence, heading or list item stands, without the white space around it."""
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        if _ends_sentence(text, start, mark):
            yield from _trimmed(text, start, mark.end())
            start = mark.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(bare)


def _ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    sign, end = mark.group(), mark.end()
    if sign[0] == "\n":
        return True
    following = text[end : end + 1]
    if sign[0] == ".":
        return not _is_abbreviated(text, start, mark)
    if sign[0] in "!?":
        # `a?b=c`, `![figure]` and `!=` are code; a Japanese sentence may follow without a space.
        return not following or following.isspace() or not following.isascii()
    if sign[0] == "．":
        return not following.isdigit()
    return not (sign[-1] in "」』）)】〕］〉》”" and _QUOTED_ON.match(following))


def _is_abbreviated(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation or a list number, or the sentence goes on."""
    before = text[max(start, mark.start() - _LONGEST_ABBREVIATION) : mark.start()]
    after = text[mark.end() : mark.end() + 8].lstrip()
    if after[:1].islower() and len(mark.group()) == 1:
        return True
    if mark.start() - start <= _LONGEST_ABBREVIATION and _LIST_MARKER.match(before.strip()):
        return True
    return bool(_ABBREVIATION.search(before))


class _Repeats:
    """The sentences read so far, found again by their n-grams.

    Besides equal sentences it knows three kinds: a piece of an earlier sentence (a repeat that is
    cut in the middle), a sentence of which an earlier unfinished one was a piece, and a sentence
    changed so lightly that most of its n-grams are in an earlier one. A figure or a name with a
    figure that the earlier one lacks makes it a different sentence.
    """

    def __init__(self) -> None:
        self._exact: dict[str, int] = {}
        self._postings: dict[str, list[int]] = {}
        self._letters: list[str] = []
        self._sizes: list[int] = []
        self._finished: list[bool] = []

    def earlier(self, folded: str, finished: bool) -> int | None:
        """The index of the earliest sentence that this one repeats; and remembers this one."""
        index = len(self._letters)
        letters = re.sub(r"\W+", "", folded)
        grams = {letters[i : i + _GRAM] for i in range(len(letters) - _GRAM + 1)}
        known = self._exact.setdefault(folded, index)
        repeat_of = known if known < index else self._near(letters, grams)
        self._letters.append(letters)
        self._sizes.append(len(grams))
        self._finished.append(finished)
        for gram in grams:
            postings = self._postings.setdefault(gram, [])
            if len(postings) < _MOST_POSTINGS:
                postings.append(index)
        return repeat_of

    def _near(self, letters: str, grams: set[str]) -> int | None:
        if len(letters) < _SHORTEST_FRAGMENT:
            return None
        shared: Counter[int] = Counter()
        for gram in grams:
            shared.update(self._postings.get(gram, ()))
        needed = len(grams) * (_CONTAINED if len(letters) >= _SHORTEST_CHANGED else 1.0)
        figures = re.findall(r"[a-z]{0,12}\d+", letters)
        for index in sorted(shared):
            earlier, count = self._letters[index], shared[index]
            if not self._finished[index] and index + 1 in shared:
                earlier, count = earlier + self._letters[index + 1], count + shared[index + 1]
            if count >= needed and all(figure in earlier for figure in figures):
                return index
            if self._is_piece_of(index, letters, count):
                return index
        return None

    def _is_piece_of(self, index: int, letters: str, count: int) -> bool:
        piece = self._letters[index]
        return (
            not self._finished[index]
            and len(piece) >= max(_SHORTEST_FRAGMENT, len(letters) // 2)
            and count >= self._sizes[index]
            and piece in letters
        )
