"""Quotations that go on over several English sentences: who is named in one speaks in all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlp.claims.attribution import Speaker, find_speakers
from nlp.claims.sentence import Sentence, is_japanese, read_sentence
from nlp.records import Document, Mention, Passage

_MARKS = re.compile(r"[“”\"]|\n")
_LONGEST = 1500
"""Characters; a mark that is not closed before opens nothing."""

_MOST = 12
"""Passages of one quotation that are looked at."""
_MAINLY = 0.8


@dataclass(frozen=True, slots=True)
class Quoted:
    """The part of a passage that somebody is quoted with, and by whom, as far as that is told."""

    start: int
    end: int
    speaker: Speaker


def quoted_in(
    document: Document,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    sentences: Mapping[int, Sentence],
) -> dict[int, Quoted]:
    """What stands in quotations of the text, by passage."""
    if '"' not in document.text and "“" not in document.text:
        return {}
    by_mention: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_mention[mention.passage].append(mention)
    own = [passage for passage in passages if passage.field == "text"]
    return quoted_passages(document.text, own, sentences, by_mention)


def quoted_passages(
    text: str,
    passages: Sequence[Passage],
    sentences: Mapping[int, Sentence],
    mentions: Mapping[int, Sequence[Mention]],
) -> dict[int, Quoted]:
    """What stands in quotations that fill more than part of one passage of a field, by passage.

    One in which nobody is named goes on with the words of the one before it in its paragraph.
    """
    found: dict[int, Quoted] = {}
    at = 0
    last: tuple[Speaker, int] | None = None
    known: dict[int, Speaker | None] = {}
    for start, end in _quotations(text):
        while at < len(passages) and passages[at].end <= start:
            at += 1
        held = [p for p in passages[at : at + _MOST] if p.start < end and p.end > start]
        if not held or is_japanese(text[start:end]):
            continue
        speaker = _speaker_in(text, held, sentences, mentions, known)
        whole = end - start >= _MAINLY * (held[-1].end - held[0].start)
        if speaker is None and whole and last and "\n" not in text[last[1] : start]:
            speaker = last[0]
        last = (speaker, end) if speaker is not None else last
        if speaker is not None and (len(held) > 1 or whole):
            for passage in held:
                span = max(start - passage.start, 0), min(end, passage.end) - passage.start
                found[passage.index] = Quoted(*span, speaker)
    return found


def _quotations(text: str) -> list[tuple[int, int]]:
    """From an opening mark to the closing one, within a line."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark == "\n":
            opened = None
        elif mark == "“" or (mark == '"' and opened is None):
            opened = match.start()
        elif opened is not None:
            if match.end() - opened <= _LONGEST:
                spans.append((opened, match.end()))
            opened = None
    return spans


def _speaker_in(
    text: str,
    passages: Sequence[Passage],
    sentences: Mapping[int, Sentence],
    mentions: Mapping[int, Sequence[Mention]],
    known: dict[int, Speaker | None],
) -> Speaker | None:
    """The first whom one of the passages lets speak. `known` are those of passages read before."""
    for passage in passages:
        if passage.index not in known:
            sentence = sentences.get(passage.index) or read_sentence(
                text, passage, mentions.get(passage.index, ()), (), (), ()
            )
            named = (one for one in find_speakers(sentence) if one.surface is not None)
            known[passage.index] = next(named, None)
        if (speaker := known[passage.index]) is not None:
            return speaker
    return None
