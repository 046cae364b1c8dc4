"""What a document has said so far, for claims whose own sentence does not name their subject."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from nlp.claims.aspects import Aspect
from nlp.claims.claiming import Claiming, Role
from nlp.claims.roles import place
from nlp.claims.sentence import Name, Sentence
from nlp.claims.things import Thing, Unlisted
from nlp.records import SubjectSource

_SENTENCES_BACK = 4
_COMPANY_BACK = 8
_TITLE_WEIGHT = 5.0
_KIND_WEIGHTS: Final = {"company": 0.5, "technology": 0.3, "benchmark": 0.3}
"""Makers, parts and yardsticks are named more often than they are what an article is about."""
_LONGEST_HEAD = 120
_SENTENCE_END = re.compile(r"[.。!！:：;,、|]\W{0,3}$")
_MAIN_LEAST = 2.0
"""An article that names a thing once is not about it."""
_UNSAID: Final[frozenset[Role]] = frozenset({"baseline", "component"})
_PROMINENT: Final[frozenset[Role]] = frozenset({"topic", "subject", "owner"})
_ASIDE: Final = frozenset({"company", "technology", "benchmark"})
"""Kinds that an article names beside what it is about: the maker, the parts, the yardstick."""
_GOODS: Final = frozenset({"chip", "system"})
_FIRST_NAMES = 2
_BRINGS = re.compile(
    r" (?:(?:has|have|had|will|today|just|also) ){0,2}(?:announc|unveil|launch|introduc|releas"
    r"|debut|present|open-sourc)\w{1,3}(?: (?:its|the|an?|new|next|latest|of|GA)){0,3} "
)
_MOST_NAMES = 8
"""Names of one sentence that are looked at: the first ones carry it."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A subject that another sentence named, and where it was looked for."""

    mention: Thing
    source: SubjectSource


@dataclass(frozen=True, slots=True)
class Said:
    """What an amount was last claimed of."""

    subject: Thing | None
    aspect: Aspect


class Memory:
    """The subjects of a document in the order in which it is read."""

    def __init__(
        self,
        sentences: Mapping[int, Sentence],
        paragraphs: Sequence[int],
        items: Collection[int],
        *,
        technical: bool = False,
    ) -> None:
        """`sentences` holds those with names, by passage; `paragraphs` each passage's paragraph.

        `items` are the passages that are headings or list items; `technical` says that something
        is claimed of what machines do.
        """
        self._technical = technical
        self._items = items
        self._sentences = sentences
        self._paragraphs = paragraphs
        self._figures: dict[str, Thing] = {}
        self._amounts: dict[str, Said] = {}
        self._aspects: dict[int, Aspect] = {}
        self._subjects: dict[int, Thing] = {}
        self._hedges: dict[str, str] = {}
        self._spoke: tuple[int, str] | None = None
        self._head = _head_of(sentences)
        self._main = _main_entity(sentences.values(), self._head)

    @property
    def names_anything(self) -> bool:
        """Whether any followed thing is named in the document."""
        return any(sentence.names for sentence in self._sentences.values())

    @property
    def is_of_anything(self) -> bool:
        """Whether the document names a followed thing, or at least speaks of what machines do."""
        return self.names_anything or self._technical

    @property
    def titled(self) -> Thing | None:
        """The product that the article is about by its title."""
        main = self._main
        if main is None or main.kind in _ASIDE:
            return None
        return main if main.field == "title" or main.passage == self._head else None

    def remember(self, passage: int, figure: str | None, subject: Thing) -> None:
        """A claim of a passage was about `subject`; `figure` is its key without the subject."""
        self._subjects.setdefault(passage, subject)
        if figure is not None:
            self._figures[figure] = subject

    def remember_hedges(self, key: str, hedges: Sequence[str]) -> None:
        """A claim was told with `hedges`."""
        if hedges:
            self._hedges.setdefault(key, hedges[0])

    def hedge_before(self, key: str) -> str | None:
        """The hedge with which the same claim was told before in this document."""
        return self._hedges.get(key)

    def remember_amount(self, amount: str, said: Said) -> None:
        """An amount (its key without subject and aspect) was claimed of something."""
        self._amounts[amount] = said

    def remember_aspect(self, passage: int, aspect: Aspect) -> None:
        """An amount of a passage was claimed of `aspect`."""
        self._aspects[passage] = aspect

    def aspect_before(self, passage: int) -> Aspect | None:
        """What the last amount of the sentence before was claimed of, in the same paragraph."""
        before = passage - 1
        if before < 0 or self._paragraphs[before] != self._paragraphs[passage]:
            return None
        return self._aspects.get(before)

    def said_of(self, amount: str | None) -> Said | None:
        """What the same amount was last claimed of."""
        return self._amounts.get(amount) if amount else None

    def remember_speaker(self, passage: int, surface: str) -> None:
        """Somebody was said to say what a passage claims."""
        self._spoke = passage, surface

    def person_before(self, passage: int) -> str | None:
        """Who `he` or `she` is that speaks: whoever spoke last, a few sentences back at most."""
        if self._spoke is None or passage - self._spoke[0] > _SENTENCES_BACK:
            return None
        return self._spoke[1]

    def speaker_before(self, passage: int) -> str | None:
        """The company that 同社 or `the company` means: the nearest one before."""
        for index in range(passage, max(-1, passage - _SENTENCES_BACK - 1), -1):
            sentence = self._sentences.get(index)
            names = sentence.things[:_MOST_NAMES] if sentence else ()
            for kind in ("company", "service"):
                for name in names:
                    if name.mention.kind == kind:
                        return name.mention.surface
        return None

    def inferred_subject(
        self,
        passage: int,
        figure: str | None,
        kind: str | None = None,
        *,
        of_company: bool = False,
    ) -> Recalled | None:
        """The thing that a claim goes on about, of `kind` where the sentence says so.

        A heading or list item goes on about what the whole article is about, if its figure was said
        of nothing else. For a sentence,
        first what its paragraph spoke of just before; then what the same figure was said of last;
        then what was spoken of before the paragraph; then what the whole article is about.
        Where the paragraph before names companies alone, only the title or a claim `of_company`
        makes a subject.
        """
        company = self.company(passage) if of_company else None
        if company is not None:
            return Recalled(company, "paragraph")
        if passage in self._items and kind is None and self._main is not None:
            said = self.figure_subject(figure)
            return Recalled(said, "figure") if said is not None else self._of_article()
        if of_company and kind is None:
            kind = "company"
        here = self.spoken_of(passage, kind, same_paragraph=True)
        if here is not None:
            return Recalled(here, _where(here)) if _may_have(here, of_company=of_company) else None
        said = self.figure_subject(figure)
        before = said or self.spoken_of(passage, kind, same_paragraph=False)
        if before is None:
            return self._of_article()
        if before.kind in _ASIDE and not of_company:
            return Recalled(self.titled, "title") if self.titled else None
        return Recalled(before, "figure" if said else _where(before))

    def delivered(self, passage: int) -> Recalled | None:
        """The goods that a time of delivery is about: of the paragraph, else of the title."""
        here, titled = self.spoken_of(passage, None, same_paragraph=True), self.titled
        if here is not None and here.kind in _GOODS:
            return Recalled(here, "paragraph")
        if titled is not None and titled.kind in _GOODS:
            return Recalled(titled, "title")
        return None

    def _of_article(self) -> Recalled | None:
        main = self._main
        if main is None:
            return None
        return Recalled(main, "title" if main.field == "title" else "article")

    def figure_subject(self, figure: str | None) -> Thing | None:
        """What a figure was last claimed of."""
        return self._figures.get(figure) if figure else None

    def centre(self, passage: int, *, far: bool = False) -> Thing | None:
        """What the paragraph goes on about: its last topic, a product rather than its maker.

        `far` looks into the paragraph before, too, where this one begins without a topic.
        """
        aside: Thing | None = None
        paragraph = self._paragraphs[passage]
        for index in range(passage - 1, max(-1, passage - _SENTENCES_BACK - 1), -1):
            if self._paragraphs[index] != paragraph:
                if aside is not None or not far:
                    break
                paragraph = self._paragraphs[index]
            found = self._salient(index, None)
            if found is None or not found[0]:
                continue
            if found[1].kind not in _ASIDE:
                return found[1]
            aside = aside or found[1]
        return aside

    def of_item(self, passage: int) -> Thing | None:
        """What the article is about by its title, for a heading or list item."""
        return self.titled if passage in self._items else None

    def company(self, passage: int) -> Thing | None:
        """The company that the paragraph goes on about, else the nearest one named in it."""
        nearest: Thing | None = None
        for index in range(passage - 1, max(-1, passage - _COMPANY_BACK - 1), -1):
            if self._paragraphs[index] != self._paragraphs[passage]:
                break
            sentence = self._sentences.get(index)
            for name in sentence.things[:_MOST_NAMES] if sentence else ():
                if name.mention.kind != "company" or sentence is None:
                    continue
                end = len(sentence.text)
                role = place(sentence, name, Claiming(end, end, "quantity", "revenue")).role
                if role in _PROMINENT:
                    return name.mention
                nearest = nearest or name.mention
        return nearest

    def spoken_of(self, passage: int, kind: str | None, *, same_paragraph: bool) -> Thing | None:
        """What was spoken of just before, of `kind` where anything of it was."""
        if kind is not None:
            found = self._latest(passage, kind, same_paragraph=same_paragraph)
            if found is not None:
                return found
        return self._latest(passage, None, same_paragraph=same_paragraph)

    def _latest(self, passage: int, kind: str | None, *, same_paragraph: bool) -> Thing | None:
        best: tuple[tuple[bool, bool, int], Thing] | None = None
        paragraph = self._paragraphs[passage] if same_paragraph else None
        for back in range(1, _SENTENCES_BACK + 1):
            index = passage - back
            if index < 0 or (paragraph is not None and self._paragraphs[index] != paragraph):
                break
            found = self._salient(index, kind)
            if found is not None:
                # What another paragraph names is forgotten where one in between names something.
                paragraph = self._paragraphs[index]
                prominent, mention = found
                rank = (mention.kind in _ASIDE, not prominent, back)
                if best is None or rank < best[0]:
                    best = (rank, mention)
        return best[1] if best else None

    def _salient(self, index: int, kind: str | None) -> tuple[bool, Thing] | None:
        """The mention (of a kind) that a sentence is about, and whether it stands out."""
        subject, sentence = self._subjects.get(index), self._sentences.get(index)
        if subject is not None and kind in {None, subject.kind}:
            topic = _topic_of(sentence) if sentence is not None and kind is None else None
            return True, topic or subject
        if sentence is None:
            return None
        brought = _topic_of(sentence) if kind is None and not sentence.japanese else None
        if brought is not None and _may_be_meant(brought, kind, prominent=True):
            return True, brought
        end = len(sentence.text)
        ranked = []
        for at, name in enumerate(sentence.things[:_MOST_NAMES]):
            if kind is not None and name.mention.kind != kind:
                continue
            role = place(sentence, name, Claiming(end, end, "hype", "other")).role
            prominent = role in _PROMINENT
            if role not in _UNSAID and _may_be_meant(name.mention, kind, prominent=prominent):
                rank = 0 if prominent else 1 if role == "object" else 2
                company = name.mention.kind in _ASIDE
                ranked.append(((company, rank, at), prominent, name.mention))
        if not ranked:
            return None
        _, prominent, mention = min(ranked, key=lambda item: item[0])
        return prominent, mention


def _may_be_meant(thing: Thing, kind: str | None, *, prominent: bool) -> bool:
    """Whether a later sentence may go on about a thing: what is in no list must stand out.

    A company in no list (IEAによると) is what is spoken of only where a company is asked for.
    """
    if not isinstance(thing, Unlisted):
        return True
    return (thing.told or prominent) and (thing.kind != "company" or kind == "company")


def _may_have(thing: Thing, *, of_company: bool) -> bool:
    """Whether a thing may have what only companies have, where a claim is of that."""
    return not (of_company and isinstance(thing, Unlisted)) or thing.kind in {"", "company"}


def _topic_of(sentence: Sentence) -> Thing | None:
    """The product that a sentence is about, whatever its claims are: its topic or subject."""
    end = len(sentence.text)
    claiming = Claiming(end, end, "hype", "other")
    if not sentence.japanese:
        return _english_topic(sentence, claiming)
    return next(
        (
            name.mention
            for name in sentence.things[:_MOST_NAMES]
            if name.mention.kind not in _ASIDE and place(sentence, name, claiming).role == "topic"
        ),
        None,
    )


def _english_topic(sentence: Sentence, claiming: Claiming) -> Thing | None:
    """The subject of an English sentence, or what that is said to bring out: AWS has launched …"""
    subject: Name | None = None
    for name in sentence.things[:_FIRST_NAMES]:
        if name.mention.kind in _ASIDE and subject is None:
            continue
        if subject is not None:
            brought = _BRINGS.fullmatch(sentence.text, subject.end, name.start)
            return name.mention if brought else subject.mention
        aside = sentence.crossed(0, name.start)
        if not aside and place(sentence, name, claiming).role == "subject":
            subject = name
    return subject.mention if subject is not None else None


def _where(mention: Thing) -> SubjectSource:
    return "title" if mention.field == "title" else "paragraph"


def _head_of(sentences: Mapping[int, Sentence]) -> int | None:
    """The first line of a text that has no title, where it is written like one."""
    first = sentences.get(0)
    if first is None or first.passage.field == "title" or len(first.text) > _LONGEST_HEAD:
        return None
    return None if _SENTENCE_END.search(first.text) else 0


def _main_entity(sentences: Iterable[Sentence], head: int | None) -> Thing | None:
    weights: defaultdict[str, float] = defaultdict(float)
    first: dict[str, Thing] = {}
    for sentence in sentences:
        for name, following in zip_longest(sentence.things, sentence.things[1:]):
            mention = name.mention
            if mention.repeat or (following and following.start <= name.end + 1):
                continue  # Amazon EC2 I8g is about I8g
            titled = mention.field == "title" or mention.passage == head
            weight = _TITLE_WEIGHT if titled else 1.0
            weights[mention.entity] += weight * _KIND_WEIGHTS.get(mention.kind, 1.0)
            first.setdefault(mention.entity, mention)
    if not weights:
        return None
    entity = max(weights, key=lambda key: weights[key])
    return first[entity] if weights[entity] >= _MAIN_LEAST else None
