"""A text as sentences, headings and list items, each marked where it repeats an earlier one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import numpy as np

from nlp.normalise import normalised
from nlp.records import Document, Field, Passage
from nlp.repeats import repeats

_CLOSERS = "」』）)】〕］\\]〉》”\"'’*_`"
_SENTENCE_END = re.compile(
    rf"\n+|[。！？｡．!?]+[{_CLOSERS}]*|(?<!\.)\.++[{_CLOSERS}]*+(?=[ \t])",
)
_QUOTED_ON = re.compile(r"[とっをのがはにもやでだなかへ、。,]")
"""What follows a closing bracket where the sentence goes on after a quotation."""
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“「])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|al|cf|ca|approx"
    r"|Inc|Corp|Ltd|Co|No|Nos|Vol|Fig|Figs|Eq|Sec|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_LIST_MARKER = re.compile(r"^\W*\d{1,3}$")
_LONGEST_ABBREVIATION = 12
LONGEST = 2000
"""Characters. No sentence that anybody wrote is longer. What is (a list without an end, an attack)
is read in pieces: reading a sentence takes time with the square of its length."""
_PAUSES = (" ", "\t", "、", "，", "　")

_EDGES = " \t。、！？!?.,:;#*>|`\"'"


def split_passages(document: Document, lang: str | None) -> tuple[Passage, ...]:
    """The sentences of the title, then of the text, with their repeats. Linear in the length.

    `lang` is accepted for symmetry with the other stages: the rules of both languages apply to
    every text, for articles mix them.
    """
    del lang
    spans: list[tuple[Field, int, int]] = []
    sentences: list[str] = []
    finished: list[bool] = []
    fields: tuple[tuple[Field, str], ...] = (("title", document.title), ("text", document.text))
    for field, text in fields:
        own = list(sentence_spans(text))
        spans += ((field, start, end) for start, end in own)
        sentences += _folded(text, own)
        finished += (text[end - 1] in "。！？!?.」』" for _, end in own)
    repeat_of = repeats(sentences, finished)
    return tuple(
        Passage(index, *span, _hash(sentences[index]), repeat_of[index])
        for index, span in enumerate(spans)
    )


def _folded(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Each sentence in the one writing; as it is where nothing would be left of it."""
    view = normalised(text)
    origins = np.asarray(view.origins)
    bounds = np.searchsorted(origins, np.array(spans, np.intp).reshape(-1, 2)).tolist()
    for (start, end), (first, last) in zip(spans, bounds, strict=True):
        yield view.text[first:last].lstrip("ー").strip(_EDGES) or text[start:end]


def _hash(sentence: str) -> str:
    return hashlib.blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence, heading or list item stands, without the white space around it."""
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        if _ends_sentence(text, start, mark):
            yield from _trimmed(text, start, mark.end())
            start = mark.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        pause = max(text.rfind(sign, start, start + LONGEST) for sign in _PAUSES) + 1
        cut = pause if pause > start else start + LONGEST
        yield from _bare(text, start, cut)
        start = cut
    yield from _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
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
