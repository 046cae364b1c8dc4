"""The followed thing that a claim is about, where its own sentence names it.

Every name near the claim costs something by its role and its distance; the cheapest is the subject.
Distance is counted in the dependency tree where there is one (Japanese, ja_ginza), else in
characters and clauses. What is compared with, and who only says so, is never the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nlp.claims.aspects import Aspect, AspectWord
from nlp.claims.attribution import Speaker
from nlp.claims.roles import Placed, Role, place
from nlp.claims.sentence import Figure, Sentence
from nlp.ginza import Structure
from nlp.records import Mention

_ROLE_COST: Final[dict[Role, float]] = {
    "owner": 0.0,
    "topic": 2.0,
    "subject": 2.0,
    "bare": 3.0,
    "modifier": 5.0,
    "object": 4.5,
    "oblique": 5.0,
    "component": 99.0,
    "speaker": 9.0,
    "baseline": 99.0,
}
_REACH_BEFORE, _REACH_AFTER = 220, 120
_CHARACTERS_A_STEP = 12
_CLAUSE_COST = 1.5
_AFTER_COST = 1.0
_COMPANY_COST = 3.0
"""A maker stands beside its product more often than it is what a claim about speed is about."""
_OF_COMPANIES: Final[frozenset[Aspect]] = frozenset({"revenue", "investment", "market share"})
_PART_COST = 2.5
_PARTS: Final = frozenset({"technology", "benchmark"})
_UNLISTED_COST = 1.0
_MOST_STEPS = 8.0


@dataclass(frozen=True, slots=True)
class Claiming:
    """The place of a claim in its sentence, as far as its subject depends on it."""

    start: int
    end: int
    aspect: Aspect
    word: AspectWord | None = None
    figure: Figure | None = None


def candidates(
    sentence: Sentence, claiming: Claiming, speakers: tuple[Speaker, ...]
) -> list[Placed]:
    """The names of a sentence that a claim can be about, with their roles."""
    return list(_candidates(sentence, claiming, speakers))


def subject_among(
    sentence: Sentence,
    claiming: Claiming,
    placed: list[Placed],
    structure: Structure | None,
) -> Placed | None:
    """The name that the claim is about; of equal ones the first."""
    if not placed:
        return None
    products = any(p.name.mention.kind != "company" for p in placed)
    return min(
        placed,
        key=lambda p: (
            _ROLE_COST[p.role]
            + _distance(sentence, claiming, p, structure)
            + (_COMPANY_COST if products and _is_maker(p.name.mention, claiming.aspect) else 0.0)
            + (_PART_COST if p.name.mention.kind in _PARTS else 0.0)
            + (_UNLISTED_COST if p.name.mention.status == "unlisted" else 0.0)
        ),
    )


def _candidates(
    sentence: Sentence, claiming: Claiming, speakers: tuple[Speaker, ...]
) -> Iterator[Placed]:
    speaking = {(speaker.start, speaker.end) for speaker in speakers}
    start, end = claiming.start, claiming.end
    for name in sentence.names_near(start - _REACH_BEFORE, end + _REACH_AFTER):
        placed = place(sentence, name, start, end, claiming.word, claiming.figure)
        if placed.role in {"baseline", "component"}:
            continue
        if (name.start, name.end) in speaking and placed.role != "owner":
            if claiming.aspect in _OF_COMPANIES:
                yield Placed(name, "speaker")
            continue
        yield placed


def _is_maker(mention: Mention, aspect: Aspect) -> bool:
    return mention.kind == "company" and aspect not in _OF_COMPANIES


def _distance(
    sentence: Sentence, claiming: Claiming, placed: Placed, structure: Structure | None
) -> float:
    name = placed.name
    after = _AFTER_COST if name.start >= claiming.end and placed.role != "owner" else 0.0
    if structure is not None:
        steps = structure.distance((name.start, name.end), (claiming.start, claiming.end))
        if steps is not None:
            return min(float(steps), _MOST_STEPS) + after
    gap = max(claiming.start - name.end, name.start - claiming.end, 0)
    clauses = sentence.crossed(name.start, claiming.start)
    return min(gap / _CHARACTERS_A_STEP + _CLAUSE_COST * clauses, _MOST_STEPS) + after


# --- What a sentence without such a name says about where to look

_JA_TOPIC = re.compile(r"(?P<noun>[^、。，「」『』（）()\sはがもを]{1,24})(?<![にでとて])(?:は|が)")
_JA_OPEN = re.compile(
    r"これ|それ|この|その|同じ|同[社機種器品製]|今回|今世代|当社|弊社|自社|我々|学習|訓練|推論|処理|プロセス|サービス|チップ"
    r"|GPU|アクセラレータ|モデル|システム|インスタンス|サーバー?|ハードウェア|数字|言葉|ニュース|結果|値$|こと$|もの$|^の$"
    r"|利用$|効率|消費|全体|平均|最大|新しい|新た|生成|構成|世代|出力|ピーク|電力|クラスター|メモリ|部分"
)
_JA_POINTS = re.compile(
    r"これ(?!まで|から)|それ[はがを]|この|その(?!う)|同社|同チップ|同製品|同サービス|同モデル"
)
_EN_POINTS = re.compile(
    r"\b(?:it|its|they|their|this|these|that|the (?:chips?|model|company|service|system|accelerator"
    r"|gpu|card|platform|cut|move|deal|rack|instances?|cluster))\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"企業|会社|国民|回答者|人々|組織|団体|自治体|\b(?:enterprises|companies|firms|organi[sz]ations|respondents"
    r"|people|businesses|developers)\b",
    re.IGNORECASE,
)


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence speaks of something named before: これは, it, the chip."""
    pattern = _JA_POINTS if sentence.japanese else _EN_POINTS
    return pattern.search(sentence.text, 0, 400) is not None


def has_own_subject(sentence: Sentence, claiming: Claiming) -> bool:
    """Whether a claim without a followed name says itself what it is about: 液冷ラックの受注は3倍."""
    text = sentence.text
    around = text[max(0, claiming.start - 12) : claiming.end + 14]
    if claiming.aspect == "adoption" and _PEOPLE.search(around):
        return True
    if not sentence.japanese:
        return False
    topics = list(_JA_TOPIC.finditer(text, max(0, claiming.start - 60), claiming.start))
    if not topics:
        return False
    noun, end = topics[-1]["noun"], topics[-1].end("noun")
    owner = noun
    for word in sentence.aspects_near(topics[-1].start(), end):
        if word.end >= end:
            owner = text[topics[-1].start() : word.start]
            break
    owner = owner.removesuffix("の")
    return bool(owner) and _JA_OPEN.search(owner) is None
