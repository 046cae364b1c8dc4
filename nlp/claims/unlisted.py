"""Names that no catalogue knows, where a claim may be about what they name.

`nlp.discover` proposes names for the catalogue and must be sure of them. Here a name only keeps a
claim from its neighbours, or is what it is about, so that its place in a sentence is enough:
OI2インスタンスは, `But Composer, its own model, is …`. What is a name there is one everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from nlp.claims.naming import is_told, kind_at, people_in
from nlp.claims.things import Thing, Unlisted
from nlp.claims.written_names import (
    Span,
    is_like_a_name,
    quoted_names,
    trimmed,
    variant_end,
    version_end,
    written_names,
)
from nlp.records import Candidate, Field, Mention, Passage
from nlp.spans import Mask

_QUOTES = frozenset("「『")


def unlisted_names(
    text: str,
    field: Field,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    candidates: Sequence[Candidate],
    elsewhere: Mask,
) -> list[Thing]:
    """The names of a field that are more than mentions, in order and apart.

    Of a followed thing the longer name is given in place of the mention: `PyTorch 2.9`. All
    arguments are those of the field; nothing in `elsewhere` is named. Linear in the length.
    """
    if not passages:
        return []
    at = _Passages(passages)
    longer = [thing for m in mentions if (thing := _longer(text, m, at(m.start))) is not None]
    longer += _quoted(text, mentions, longer, at)
    known = Mask(_apart([_span(thing) for thing in (*mentions, *longer)]))
    proposed = {(c.start, c.end): c.kind or "" for c in candidates if c.cue != "abbreviation"}
    written = [
        span
        for span in _between(text, written_names(text), known)
        if not elsewhere.covers(*span)
        and (is_like_a_name(text[slice(*span)]) or _is_quoted_words(text, *span))
    ]
    told = {text[slice(*span)] for span in written if is_told(text, *span, at(span[0]))}
    told -= people_in(text, written)
    spans = {*proposed, *(span for span in written if text[slice(*span)] in told)}
    kinds = {
        text[slice(*span)]: kind
        for span in sorted(spans, reverse=True)
        if (kind := proposed.get(span) or kind_at(text, *span, at(span[0])))
    }
    others = [
        _unlisted(text, field, span, at(span[0]), kinds, told=span in proposed)
        for span in spans
        if not known.covers(*span)
    ]
    return sorted([*longer, *_first(others)], key=_span)


class _Passages:
    """The passages of a field, by position."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._starts = [passage.start for passage in passages]

    def __call__(self, position: int) -> Passage:
        return self._passages[max(0, bisect_right(self._starts, position) - 1)]


def _longer(text: str, mention: Mention, passage: Passage) -> Thing | None:
    """What a mention only begins to name."""
    end = version_end(text, mention)
    if end is not None:
        return replace(mention, name=text[mention.start : end], end=end)
    end = variant_end(text, mention, passage)
    if end is None:
        return None
    name = text[mention.start : end]
    return Unlisted(
        name,
        mention.kind,
        mention.field,
        mention.start,
        end,
        mention.passage,
        repeat=mention.repeat,
        told=True,
    )


def _quoted(
    text: str, mentions: Sequence[Mention], longer: Sequence[Thing], at: _Passages
) -> Iterator[Thing]:
    """What brackets show to be one name, though it begins with another: 「Llama API」."""
    begins = {thing.start: thing for thing in (*mentions, *longer)}
    ends = {thing.end for thing in begins.values()}
    for start, end in quoted_names(text):
        first = begins.get(start)
        if first is not None and first.end < end and end not in ends:
            passage = at(start)
            kind = "" if first.kind == "company" else first.kind
            repeat = passage.repeat_of is not None
            name = text[start:end]
            yield Unlisted(
                name, kind, first.field, start, end, passage.index, repeat=repeat, told=True
            )


def _unlisted(
    text: str,
    field: Field,
    span: Span,
    passage: Passage,
    kinds: Mapping[str, str],
    *,
    told: bool,
) -> Unlisted:
    """The thing that a span names; it is told to be a name by brackets, too."""
    name = text[slice(*span)]
    told = told or text[span[0] - 1 : span[0]] in _QUOTES
    repeat = passage.repeat_of is not None
    return Unlisted(
        name, kinds.get(name, ""), field, *span, passage.index, repeat=repeat, told=told
    )


def _is_quoted_words(text: str, start: int, end: int) -> bool:
    """Whether brackets hold several words in capitals: a name, however general each is."""
    return text[start - 1 : start] in _QUOTES and text.find(" ", start, end) > 0


def _between(text: str, spans: Iterable[Span], known: Mask) -> Iterator[Span]:
    """The ends of spans behind what they hold that is known: Structured Outputs of Bedrock …"""
    for start, end in spans:
        first = start
        while (inside := known.span_in(first, end)) is not None:
            first = inside[1]
        if first < end:
            first, last = trimmed(text, first, end)
            if first < last:
                yield first, last


def _first(things: Iterable[Unlisted]) -> Iterator[Unlisted]:
    """Of things that overlap the first, the longest."""
    done = 0
    for thing in sorted(things, key=lambda thing: (thing.start, -thing.end, not thing.told)):
        if thing.start >= done:
            done = thing.end
            yield thing


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _span(thing: Thing) -> Span:
    return thing.start, thing.end
