"""The one place that loads ja_ginza: the structure of Japanese sentences, and the names in them.

The rest of `nlp` sees the small records of this module and never spaCy, which is imported with the
first sentence that needs it.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from nlp.recognising import Recognised

MODEL = "ja_ginza"

_EXCLUDED = ("attribute_ruler", "morphologizer", "compound_splitter", "bunsetu_recognizer")
"""Parts of speech come from Sudachi: only the parser is needed, and for a few sentences the names.

The recogniser takes more than twice the time of the parser (2026-11: 8,200 characters a second with
the parser alone, 3,100 with both), so it reads no sentence for which it is not asked.
"""
_PARSER: Final = "parser"
_RECOGNISER: Final = "ner"
_NO_THINGS: Final = re.compile(
    r"Person|Country|City|Province|County|Nationality|GPE_.*|.*Location.*|Position_Vocation|Title_.*"
    r"|Date|Time.*|Period.*|Era|Day_.*|Money|Percent|Count.*|N_(?!Organization).*|Multiplication"
    r"|Ordinal_.*|Age|.*_Range|Measurement_.*|Flora_Part|Natural_.*|Disease.*|Event.*|Incident.*"
)
"""Labels of Sekine's extended hierarchy that no followed thing gets."""

_MOST_BYTES = 40_000
"""Sudachi refuses a text above 49,149 bytes (SudachiPy 0.6, measured through GiNZA 5.3)."""
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REMEMBERED = 2_000
"""Sentences whose structure is kept: those of a few dozen articles and their copies."""
_BATCH = 64
_TURN = threading.Lock()
"""The model is one for all readers of a process."""
_LONGEST_WORD = 100


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence. `head` is the index of the token it depends on; a root's is its own."""

    start: int
    end: int
    lemma: str
    tag: str
    """Sudachi's part of speech: `名詞-普通名詞-一般`."""
    dep: str
    """The dependency, of Universal Dependencies with GiNZA's ending `_bunsetu`."""
    head: int


@dataclass(frozen=True, slots=True)
class Structure:
    """The words of a sentence and how they depend on each other."""

    tokens: tuple[Token, ...]

    def distance(self, first: tuple[int, int], second: tuple[int, int]) -> int | None:
        """Steps in the tree between the heads of two spans; None where they are in two trees."""
        one, other = self._head_of(first), self._head_of(second)
        if one is None or other is None:
            return None
        above = {index: steps for steps, index in enumerate(self._path(one))}
        for steps, index in enumerate(self._path(other)):
            if index in above:
                return steps + above[index]
        return None

    def _head_of(self, span: tuple[int, int]) -> int | None:
        """The token of a span whose own head lies outside of it."""
        start, end = span
        inside = [i for i, t in enumerate(self.tokens) if t.start < end and t.end > start]
        if not inside:
            return None
        members = set(inside)
        for index in reversed(inside):
            if self.tokens[index].head not in members or self.tokens[index].head == index:
                return index
        return inside[-1]

    def _path(self, index: int) -> Iterator[int]:
        """A token, its head, the head's head … to the root."""
        yield index
        for _ in self.tokens:
            head = self.tokens[index].head
            if head == index:
                return
            index = head
            yield index


class Ginza:
    """ja_ginza, loaded when it is first needed. Each distinct sentence is parsed once.

    A spaCy pipeline is not made for several threads at once (Sudachi raises "Already borrowed"), so
    a lock lets in one at a time; processes are the way to use several cores.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, Structure] = OrderedDict()

    def structures(self, sentences: Sequence[str]) -> dict[str, Structure]:
        """The structure of each distinct sentence."""
        with _TURN:
            found: dict[str, Structure] = {}
            missing: dict[str, None] = {}
            for sentence in sentences:
                known = self._known.get(sentence)
                if known is None:
                    missing[sentence] = None
                else:
                    self._known.move_to_end(sentence)
                    found[sentence] = known
            for sentence, structure in zip(missing, self._parsed(list(missing)), strict=True):
                found[sentence] = self._known[sentence] = structure
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
            return found

    def names(self, sentences: Sequence[str]) -> dict[str, list[Recognised]]:
        """The names of each distinct sentence. Those beyond 40,000 bytes are cut off."""
        distinct = list(dict.fromkeys(sentences))
        with _TURN:
            texts = [_encodable(text[slice(*pieces_of(text)[0])]) for text in distinct]
            docs = list(_model().pipe(texts, batch_size=_BATCH, disable=[_PARSER]))
        return {
            sentence: [
                Recognised(name.start_char, name.end_char, not _NO_THINGS.fullmatch(name.label_))
                for name in doc.ents
            ]
            for sentence, doc in zip(distinct, docs, strict=True)
        }

    def holds(self, word: str) -> bool:
        """Whether the dictionary knows a word, or each of its parts, as a common noun."""
        with _TURN:
            parts = _model().tokenizer.tokenizer.tokenize(_encodable(word[:_LONGEST_WORD]))
            return all(
                not part.is_oov() and part.part_of_speech()[1] == "普通名詞" for part in parts
            )

    def _parsed(self, sentences: list[str]) -> Iterator[Structure]:
        if not sentences:
            return
        pieces = [pieces_of(sentence) for sentence in sentences]
        texts = [
            sentence[a:b] for sentence, cut in zip(sentences, pieces, strict=True) for a, b in cut
        ]
        docs = _model().pipe(map(_encodable, texts), batch_size=_BATCH, disable=[_RECOGNISER])
        for cut in pieces:
            tokens: list[Token] = []
            for start, _ in cut:
                tokens += _tokens(next(docs), start, len(tokens))
            yield Structure(tuple(tokens))


def pieces_of(text: str) -> list[tuple[int, int]]:
    """Spans that cover a text, each of at most 40,000 bytes, cut at sentence ends if possible."""
    spans: list[tuple[int, int]] = []
    start = size = 0
    last_end = 0
    for at, character in enumerate(text):
        width = len(character.encode("utf-8", "surrogatepass"))
        if size + width > _MOST_BYTES:
            cut = last_end if last_end > start else at
            spans.append((start, cut))
            size = len(text[cut:at].encode("utf-8", "surrogatepass"))
            start = cut
        size += width
        if _SENTENCE_END.match(character):
            last_end = at + 1
    spans.append((start, len(text)))
    return spans


def _encodable(text: str) -> str:
    """Without lone surrogates, which have no UTF-8 and come from broken JSON; equally long."""
    return _SURROGATE.sub("?", text)


@cache
def _model() -> Any:
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    # OpenBLAS instead of BLIS made it 1.6 times faster (2026-11, 2 cores: 200 against 36 GFLOP/s).
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(MODEL, exclude=list(_EXCLUDED))


def _tokens(doc: Any, start: int, first: int) -> Iterator[Token]:
    for token in doc:
        begin = start + token.idx
        yield Token(
            begin,
            begin + len(token.text),
            token.lemma_,
            token.tag_,
            token.dep_,
            first + token.head.i,
        )
