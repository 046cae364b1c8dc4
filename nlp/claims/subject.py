"""The followed thing that a claim is about, where its own sentence names it.

Every name near the claim costs something by its role and its distance; the cheapest is the subject.
Distance is counted in the dependency tree where there is one (Japanese, ja_ginza), else in
characters and clauses. What is compared with, and who only says so, is never the subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from nlp.claims.aspects import Aspect
from nlp.claims.attribution import Speaker
from nlp.claims.claiming import Claiming, Placed, Role
from nlp.claims.roles import place
from nlp.claims.sentence import Name, Sentence
from nlp.claims.things import Thing, Unlisted
from nlp.ginza import Structure
from nlp.records import ClaimKind

_ROLE_COST: Final[dict[Role, float]] = {
    "owner": 0.0,
    "topic": 2.0,
    "subject": 2.0,
    "heading": 2.0,
    "bare": 3.0,
    "modifier": 5.0,
    "object": 4.5,
    "oblique": 5.0,
    "circumstance": 8.0,
    "speaker": 9.0,
}
_FIRM: Final[frozenset[Role]] = frozenset({"owner", "topic", "subject"})
"""Roles by which a sentence says itself what it is about."""
_SURE: Final[frozenset[Role]] = frozenset({"owner", "topic", "subject", "heading"})
_WEAK: Final[frozenset[Role]] = frozenset({"bare", "oblique", "circumstance", "speaker"})
_BESIDE: Final[frozenset[Role]] = frozenset({"modifier", "object"})
_PLACES: Final[frozenset[Role]] = frozenset({"topic", "subject"})
_PRODUCTS: Final = frozenset({"chip", "system", "service"})
_TOOLS: Final = frozenset({"framework", "technology"})
_NEVER: Final[frozenset[Role]] = frozenset({"baseline", "component"})
_REACH_BEFORE, _REACH_AFTER = 220, 120
_CHARACTERS_A_STEP = 12
_CLAUSE_COST = 1.5
_AFTER_COST = 1.0
_MOST_STEPS = 8.0
_TOPIC_REACHES = 0.4
"""A Japanese topic holds for the whole sentence, and so, mostly, does an English subject."""
_COMPANY_COST = 3.0
"""A maker stands beside its product more often than it is what a claim about speed is about."""
OF_COMPANIES: Final[frozenset[Aspect]] = frozenset({"revenue", "investment", "market share"})
_FINANCE = re.compile(
    r"shares?|stock|valu|profit|earnings|debt|loss|lost|(?:net |operating )?income|(?:net )?profit"
    r"|margins?|market (?:cap|value)|headcount|workforce|worth|(?:is|was|be|been) worth|stake",
    re.IGNORECASE,
)
_FINANCE_JA = re.compile(
    r"(?:利益率?|損益|赤字|黒字|評価額|時価総額|株価|株は|受注残|負債比率|資本金)[^、。]{0,12}$"
)
_FALLS_ON_EXCHANGE = re.compile(r"(?:[安高]と(?:なっ|急|続|大幅)|の(?:赤字|黒字))")
"""一時12%安と急落: said of shares."""
_FINANCE_REACH = 30
_PRODUCT_COST = 2.0
"""Revenue and investment are of companies more often than of what they sell."""
_PRODUCTS_OF: Final = frozenset({"chip", "system", "model", "framework", "service"})
_PART_COST = 2.5
_UNLISTED_COST = 1.0
_CLEAR = 3.0
"""A choice that is clearer than this on the surface needs no dependency tree."""
_DEAREST: Final[dict[ClaimKind, float]] = {"hype": 6.5, "superlative": 10.0}
_DEAREST_IN_ENGLISH = 6.0
"""Praise is said of what stands near it, or of nothing that is followed."""

_DIRECT_REACH = 8
_DIRECTLY = re.compile(r"(?:が|は)(?:約|最大|およそ|ほぼ)?[ *]{0,3}")
_COORDINATED = re.compile(
    r"[ *`」』]{0,3}(?:、|と|や|および|及び|,|/|, and| and| or|と「|」と「)[ *`「『]{0,3}"
    r"(?:(?:the|later|its|a|an) ){0,2}"
)

_ITS_OWN = re.compile(r"\b(?:its|their|our|it)\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\b(?:according to|per|by)(?: the)? $", re.IGNORECASE)
_SUCH_AS = re.compile(
    r"[^,.;:]{0,40}(?:\b(?:like|such as|called|named|is|was)|,)(?: (?:the|its|\w{1,30}['’]s))? ?",
    re.IGNORECASE,
)
"""From praise to the name of what is praised: a state-of-the-art model like Claude."""
_ALSO = re.compile(r" (?:and|or) (?:(?:an?|the) )?|/")


@dataclass(frozen=True, slots=True)
class Named:
    """The mention that a claim is about; `firm` where the sentence says so by its form."""

    mention: Thing
    firm: bool
    circumstance: bool = False
    """Whether the sentence only says that it holds there: PostgreSQLで30%高速."""
    weak: bool = False
    """Whether it is named by the way: H100に収まる. What was spoken of before may be meant."""
    speaks: bool = False
    """Whether it only says so."""
    owns: bool = False
    """Whether what the claim is about is said to be its: H100 prices."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    placed: Placed
    cost: float

    @property
    def mention(self) -> Thing:
        return self.placed.name.mention


def subject_named(
    sentence: Sentence,
    claiming: Claiming,
    speakers: tuple[Speaker, ...],
    structure: Structure | None,
) -> Named | None:
    """The mention in the claim's own sentence that it is about; of equal ones the first."""
    candidates = _candidates(sentence, claiming, speakers, structure)
    if not candidates:
        return None
    best = min(candidates, key=lambda candidate: candidate.cost)
    dearest = _DEAREST.get(claiming.kind, best.cost)
    if not sentence.japanese and claiming.kind == "superlative":
        dearest = _DEAREST_IN_ENGLISH
    if claiming.figure is None and best.cost > dearest and best.placed.role != "speaker":
        return None
    role = best.placed.role
    return Named(
        best.mention,
        firm=role in _FIRM,
        circumstance=role == "circumstance",
        weak=role in _WEAK
        or (role in {"modifier", "object"} and _modifies_aside(best.placed, claiming)),
        speaks=role == "speaker",
        owns=role == "owner",
    )


def _modifies_aside(placed: Placed, claiming: Claiming) -> bool:
    """Whether a name only tells which thing is meant: CUDAコードの移植, NVIDIAとの差.

    So does the object of another clause behind the claim.
    """
    return placed.name.start >= claiming.end or placed.name.mention.kind in _TOOLS


def is_open(sentence: Sentence, claiming: Claiming, speakers: tuple[Speaker, ...]) -> bool:
    """Whether the surface leaves a choice between things that the claim may be about."""
    candidates = sorted(
        _candidates(sentence, claiming, speakers, None), key=lambda candidate: candidate.cost
    )
    others = [c for c in candidates if c.mention.entity != candidates[0].mention.entity]
    return bool(others) and others[0].cost - candidates[0].cost < _CLEAR


def _candidates(
    sentence: Sentence,
    claiming: Claiming,
    speakers: tuple[Speaker, ...],
    structure: Structure | None,
) -> list[_Candidate]:
    placed = [
        one
        for one in _workloads_aside(_placed(sentence, claiming, speakers))
        if one.role not in _NEVER
        and _may_be_subject(one)
        and not _is_beside(one)
        and not _is_praised_with(sentence, claiming, one)
    ]
    direct = [one for one in placed if _has_figure(sentence, claiming, one)]
    if direct:
        return [_Candidate(direct[-1], 0.0)]
    products = any(one.name.mention.kind != "company" for one in placed)
    of_company, hype = is_of_company(sentence, claiming), claiming.kind == "hype"
    return [
        _Candidate(
            one,
            _ROLE_COST[one.role]
            + _distance(sentence, claiming, one, structure)
            + _kind_cost(one.name.mention, hype=hype, of_company=of_company, products=products),
        )
        for one in placed
    ]


def _has_figure(sentence: Sentence, claiming: Claiming, placed: Placed) -> bool:
    """Whether a Japanese name has its figure right behind it: AWSが57%、Azureが52%."""
    end = placed.name.end
    return (
        sentence.japanese
        and claiming.figure is not None
        and end < claiming.start <= end + _DIRECT_REACH
        and _DIRECTLY.fullmatch(sentence.text, end, claiming.figure.start) is not None
    )


def _placed(sentence: Sentence, claiming: Claiming, speakers: tuple[Speaker, ...]) -> list[Placed]:
    """The names near a claim with their roles. Those in a row share one: H100とH200より."""
    start, end = claiming.start, claiming.end
    speaking = {(speaker.start, speaker.end) for speaker in speakers}
    names = sentence.things_near(start - _REACH_BEFORE, end + _REACH_AFTER)
    placed = [place(sentence, name, claiming) for name in names]
    if not sentence.japanese:
        _spread_prepositions(sentence, placed)
        placed = [_exemplified(sentence, one, claiming) for one in placed]
    for i in range(len(placed) - 2, -1, -1):
        one, following = placed[i], placed[i + 1]
        gap = one.name.end, following.name.start
        if one.role == "circumstance" and not sentence.japanese:
            continue  # With PyTorch, the H100 …
        if one.role == "baseline":
            if _ALSO.fullmatch(sentence.text, *gap):
                placed[i + 1] = replace(following, role="baseline")
        elif _COORDINATED.fullmatch(sentence.text, *gap):
            placed[i] = Placed(one.name, following.role, following.near)
    return [one for one in (_heard(sentence, p, speaking, claiming) for p in placed) if one]


def _spread_prepositions(sentence: Sentence, placed: list[Placed]) -> None:
    """An English preposition holds for what is joined to its name: for Redis and Valkey."""
    for i, one in enumerate(placed[:-1]):
        following = placed[i + 1]
        joined = _ALSO.fullmatch(sentence.text, one.name.end, following.name.start)
        if placed[i].role == "circumstance" and joined:
            placed[i + 1] = replace(following, role="circumstance")


def _exemplified(sentence: Sentence, placed: Placed, claiming: Claiming) -> Placed:
    """What is praised is named behind the praise: a state-of-the-art model like Claude."""
    start, end = claiming.end, placed.name.start
    if claiming.figure is not None or start > end or claiming.kind == "prediction":
        return placed
    named = _SUCH_AS.fullmatch(sentence.text, start, end)
    return replace(placed, role="owner") if named else placed


def _workloads_aside(placed: list[Placed]) -> list[Placed]:
    """The names with those of software out of the way of what the sentence is about.

    I8g is up to 30% faster for PostgreSQL: the figure is PostgreSQL's, the claim is about I8g. So
    it is in M8gnはEBS帯域幅が….
    """
    if not any(p.role in _PLACES and p.name.mention.kind in _PRODUCTS for p in placed):
        return placed
    return [
        replace(p, role="circumstance")
        if p.role == "owner" and (p.name.mention.kind == "framework" or p.compound)
        else p
        for p in placed
    ]


def _is_praised_with(sentence: Sentence, claiming: Claiming, placed: Placed) -> bool:
    """Whether a name only narrows English praise: the largest Kubernetes event."""
    return (
        not sentence.japanese
        and claiming.figure is None
        and claiming.kind != "prediction"
        and placed.name.start >= claiming.end
        and placed.role != "owner"
    )


def _may_be_subject(placed: Placed) -> bool:
    """Whether a name may be what a claim is about: one in no list needs a place that says so."""
    thing = placed.name.mention
    return not isinstance(thing, Unlisted) or thing.told or placed.role in _SURE


def _is_beside(placed: Placed) -> bool:
    """Whether a name is that of a part or yardstick, and the claim does not say it is about it."""
    kind = placed.name.mention.kind
    if kind == "benchmark":
        return placed.role != "owner"
    return kind == "technology" and placed.role not in _FIRM


def _heard(
    sentence: Sentence, placed: Placed, speaking: set[tuple[int, int]], claiming: Claiming
) -> Placed | None:
    """A name that only says so is out, unless what it says is of companies, or of itself."""
    name = placed.name
    if (name.start, name.end) not in speaking or placed.role == "owner":
        return placed
    if not sentence.japanese and _ACCORDING.search(sentence.text, 0, name.start):
        return None
    of_itself = is_of_company(sentence, claiming) or _speaks_of_itself(sentence, name, claiming)
    return replace(placed, role="speaker") if of_itself else None


def is_of_company(sentence: Sentence, claiming: Claiming) -> bool:
    """Whether a claim is about what companies have: revenue, a market share, a stock, debts."""
    if claiming.aspect in OF_COMPANIES:
        return True
    if sentence.japanese:
        text, start, end = sentence.text, claiming.start, claiming.end
        return (
            _FINANCE_JA.search(text, max(0, start - _FINANCE_REACH), start) is not None
            or _FALLS_ON_EXCHANGE.match(text, end) is not None
        )
    word = claiming.word
    finance = claiming.aspect == "other" and word is not None
    return finance and word is not None and bool(_FINANCE.match(sentence.text, word.start))


def _speaks_of_itself(sentence: Sentence, name: Name, claiming: Claiming) -> bool:
    """Whether a speaker speaks of what is its own: Dell says its racks are industry-leading."""
    if sentence.japanese:
        return False
    between = sentence.text[name.end : max(name.end, claiming.start)]
    return _ITS_OWN.search(between) is not None


def _kind_cost(mention: Thing, *, hype: bool, of_company: bool, products: bool) -> float:
    cost = _UNLISTED_COST if mention.status == "unlisted" else 0.0
    if mention.kind in {"technology", "benchmark"}:
        return cost + _PART_COST
    if mention.kind in _PRODUCTS_OF and of_company:
        return cost + _PRODUCT_COST
    beside = products or hype
    if mention.kind == "company" and beside and not of_company:
        return cost + _COMPANY_COST
    return cost


def _distance(
    sentence: Sentence, claiming: Claiming, placed: Placed, structure: Structure | None
) -> float:
    if placed.role == "owner":
        return 0.0
    if placed.role == "heading":
        return 1.0
    name = placed.near
    after = _AFTER_COST if name.start >= claiming.end else 0.0
    if structure is not None:
        steps = structure.distance((name.start, name.end), (claiming.start, claiming.end))
        if steps is not None:
            return min(float(steps), _MOST_STEPS) + after
    gap = max(claiming.start - name.end, name.start - claiming.end, 0)
    clauses = sentence.crossed(name.start, claiming.start)
    distance = gap / _CHARACTERS_A_STEP + _CLAUSE_COST * clauses
    if placed.role == "topic" or (placed.role == "subject" and not sentence.japanese):
        distance *= _TOPIC_REACHES
    return min(distance, _MOST_STEPS) + after
