"""Who is said to say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nlp.claims import attribution_en as en
from nlp.claims import attribution_ja as ja
from nlp.claims.sentence import Sentence
from nlp.claims.voices import Voice

_BREAK = re.compile(r"[;；]| — |。|: |(?<=[るたすいだうくむぶつ])(?<!ほう)が、")
_END = re.compile(r"[;；]| — |。")
_SAME_ONE: Final = ja.SAME_ONE | en.SAME_ONE
_WHO_SPEAK: Final = frozenset({"company", "service"})
_NOTE = re.compile(en.NOTES.removesuffix("{0,3}"))
_OWNER = re.compile(r"['’]s?$")
_SHARE = re.compile(r"[0-9０-９][%％割]")
"""75%以上の企業が…: a share of companies is what is claimed, and nobody who speaks."""
_LEGAL_FORM = len(" Corp.")
_THE = len("the ")
_CLAUSE_COST = 12
_REACH = 250
"""Characters; who stands further away says something else."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something. `surface` is None where it is only said that it is said."""

    start: int
    end: int
    surface: str | None
    anaphor: bool = False
    """Whether it points to a speaker named before: 同社, the company."""
    verb: int | None = None
    """Where the verb of saying stands, if it stands apart: all before it is what is said."""
    since: int | None = None
    """Where what is said begins, if the words tell: a quotation, the last clause."""


def find_speakers(sentence: Sentence) -> tuple[Speaker, ...]:
    """Everyone whom a sentence lets speak, in order."""
    voices = ja.voices(sentence.text) if sentence.japanese else en.voices(sentence.text)
    found = [speaker for voice in voices for speaker in _speakers(sentence, voice)]
    return tuple(sorted(found, key=lambda speaker: speaker.start))


def speaker_of(sentence: Sentence, speakers: tuple[Speaker, ...], start: int) -> Speaker | None:
    """Who says what stands at `start`: the nearest one, named ones first, in the same statement."""
    low = bisect_left(speakers, start - _REACH, key=lambda speaker: speaker.start)
    high = bisect_left(speakers, start + _REACH, key=lambda speaker: speaker.start)
    near = [
        speaker for speaker in speakers[low:high] if not _is_parted(sentence.text, speaker, start)
    ]
    if not near:
        return None
    return min(
        near,
        key=lambda s: (
            s.surface is None,
            sentence.crossed(s.start, start) * _CLAUSE_COST + abs(start - s.start),
        ),
    )


def _is_parted(text: str, speaker: Speaker, start: int) -> bool:
    """Whether a statement ends between a speaker and what stands at `start`."""
    if speaker.since is not None and start < speaker.since:
        return True
    if speaker.verb is None:
        return _BREAK.search(text, min(start, speaker.start), max(start, speaker.end)) is not None
    if start < speaker.verb:
        return _END.search(text, min(start, speaker.start), speaker.verb) is not None
    return _BREAK.search(text, speaker.verb, start) is not None


def _speakers(sentence: Sentence, voice: Voice) -> Iterator[Speaker]:
    """The speaker by the name that the tracker follows, where the words hold one."""
    start, end = voice.start, voice.end
    if voice.who is None:
        yield Speaker(start, end, None, False, voice.verb, voice.since)
        return
    if not sentence.japanese:
        yield from _english_speaker(sentence, voice, voice.who)
        return
    person = ja.person_in(voice.who)
    for name in sentence.names if person is None else ():
        if name.start < end and name.end > start:
            if voice.told and name.mention.kind not in _WHO_SPEAK:
                return  # Trainium2は…としている: a product says nothing
            if voice.told and not ja.speaks_for(sentence.text[name.end : end]):
                return  # NVIDIAのシェアは…と話す: nor does what a company has
            surface = name.mention.surface
            yield Speaker(name.start, name.end, surface, False, voice.verb, voice.since)
            return
    who = person or _NOTE.sub("", voice.who).strip(" *")
    if not who or who in ja.NOBODY or _SHARE.search(who) or (voice.told and not ja.can_speak(who)):
        return
    yield Speaker(start, end, who, who.lower() in _SAME_ONE, voice.verb, voice.since)


def _english_speaker(sentence: Sentence, voice: Voice, words: str) -> Iterator[Speaker]:
    """By a followed name alone (AWS) or by all the words (Nvidia's chief executive)."""
    start, end = voice.start, voice.end
    who = _OWNER.sub("", _NOTE.sub("", words).strip(" *_."))
    if not who or who.lower() in en.WRITER or _SHARE.search(who):
        return
    names = [name for name in sentence.names if name.start < end and name.end > start]
    if not names:
        yield Speaker(start, end, who, who.lower() in _SAME_ONE, since=voice.since)
        return
    last = names[-1]
    if end - last.end <= _LEGAL_FORM:
        if voice.told and last.mention.kind not in _WHO_SPEAK:
            return  # The H200 boasts 4.8 TB/s: a product says nothing
        if last.start - start <= _THE:
            who = last.mention.surface
    yield Speaker(last.start, last.end, who, since=voice.since)
