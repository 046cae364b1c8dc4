"""Which amounts of a sentence are claims, and what of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nlp.claims.aspects import Aspect, AspectWord, default_aspect, possible_aspects
from nlp.claims.sentence import Figure, Sentence
from nlp.claims.settings import is_printed, states_setting
from nlp.quantities.units import unit_kind

_REACH_BEFORE = {True: 40, False: 70}
_REACH_AFTER = {True: 40, False: 40}
"""Characters between an amount and the word that says what it is about: Japanese, English."""
_CLAUSE_COST = 14
_AFTER_COST = 3
_THING_COST = 12
_ASIDE_COST = 14
_JA_ASIDE = re.compile(
    r"[ *`」』]{0,3}(?:(?:向上|改善|削減)?[とや](?!して)|で(?!は)|に(?:加え|より))"
)
_JA_OF = re.compile(
    r"[ *`」』]{0,3}(?:の|(?:優れた|高い|低い|多い|少ない|速い|安い|大きい"
    r"|広い)の?)[ *「一-鿿ァ-ヺーA-Za-z]{0,12}"
)
_THINGS: Final = frozenset({"capacity", "size", "adoption", "time"})
"""Aspects whose words also name mere things (regions, users, memory), near many a percentage."""
_ADJACENT = 5
_OF_DURATIONS: Final = frozenset(
    {"take", "takes", "took", "wait", "instead of", "longer to run", "待ち", "期間"}
)
_NEAR_COUNT = 12
_LONGEST_NAME = 40
_SCORED = 30
_CHANGED_FROM = re.compile(r"\bfrom (?:about |around |~)?$")
_CHANGE = re.compile(
    r"[ *]{0,4}(?:程度|ほど|前後)?(?:から|→|⇒|->| to )[ *]{0,4}"
    r"(?:約|およそ|about |around )?[ *]{0,4}"
)
_CHANGES = re.compile(
    r"増|減|上が|上げ|下が|下げ|伸び|向上|改善|短|縮|速|超え|達|上回|下回|低|高|多|少な|安|騰|拡大"
    r"|優れ|かか|済|節約|延び|広げ|増え|割引|(?i:\b(?:(?:fast|slow|high|low|bett|wors|cheap|long"
    r"|short|great|larg|small|bigg|few)er|more|less|better|worse|increas\w*|decreas\w*|reduc\w*"
    r"|improv\w*|cuts?|fell|falls?|rose|rises?|gr[eo]ws?|drop\w*|boost\w*|gain\w*|sav(?:e|es|ed"
    r"|ing|ings)|exceed\w*|reach\w*|speed\w*|outperform\w*|deliver\w*|shr[aiu]nk\w*|jump\w*"
    r"|climb\w*|stretch\w*|went|takes?|took|ahead|behind|discount|off|growth|uplift)\b)"
)
_CHANGE_REACH = 40
_TIME_OF_WORK = re.compile(
    r"短|縮|かか|待|延び|完了|済|以内|(?i:instead of|\b(?:tak(?:e|es|ing)|took|wait\w*|reduc\w*"
    r"|fell|cut|down to|stretch\w*|longer|shorter|within|from|compile\w*|cold start|latency"
    r"|finish\w*)\b)"
)
_NO_DURATION = re.compile(
    r"[ *]*(?:前|後|契約|ぶり|目(?:[^標指])|間で\d|ごと|おき|以降|以来|連続|保証|分の|ago|later"
    r"|old|commitment|contract|term|earlier|after|before|since|of (?:experience|data))"
)
_WHEN = re.compile(
    r"(?:この|過去|今後|ここ|直近|約?\d+年(?:と|、)|(?i:\b(?:last|past|next|over|in|every|after"
    r"|for|the|first|coming|these|a|per|each|until|by))) ?$"
)
_TIMES_A_DAY = re.compile(r" (?:a|an|per|each|every|daily|weekly|monthly|yearly|annually)\b")
_SAYS_HOW_LONG = re.compile(r"[はがを]|\*{0,2}[:：]| (?:is|was|of|to|are|were) ")
_LARGE_COUNT = 1000
_LEAST_COUNT = 10
_NEED_A_WORD: Final = frozenset({"W", "MHz", "GHz", "MT/s", "GT/s"})
_ALWAYS: Final = frozenset({"regions", "vCPU"})
_EACH = re.compile(r"[ *]?(?:当たり|あたり|につき|ごと)")
_FROM = re.compile(r"(?:down|up) from (?:about |around )?$|instead of $")


@dataclass(frozen=True, slots=True)
class Claimed:
    """An amount that a sentence claims, the word that says of what, and the amount it came from."""

    figure: Figure
    aspect: Aspect
    word: AspectWord | None
    before: Figure | None = None
    bare: bool = False
    """Whether nothing in its sentence says what it is about: it counts where it was said before."""

    @property
    def start(self) -> int:
        """Where the amounts begin."""
        return self.before.start if self.before else self.figure.start


def claimed_figures(sentence: Sentence) -> list[Claimed]:
    """The amounts that are claims, in order. A change from one amount to another is one claim."""
    claimed: list[Claimed] = []
    before: Figure | None = None
    figures = () if is_printed(sentence.text) else sentence.figures
    for i, figure in enumerate(figures):
        following = figures[i + 1] if i + 1 < len(figures) else None
        if following is not None and _changes_to(sentence.text, figure, following):
            before = before or figure
            continue
        word = aspect_word(sentence, figure)
        quantity = figure.quantity
        kind = unit_kind(quantity.unit)
        if kind == "percent" and _is_on_benchmark(sentence, figure, word):
            word = AspectWord("accuracy", figure.start, figure.end)
        aspect = word.aspect if word else default_aspect(kind, quantity.unit, quantity.value)
        bare = kind == "multiple" and word is None and not sentence.names
        found = Claimed(figure, aspect, word, before, bare)
        if before is None and states_setting(sentence, figure):
            continue
        if _is_claim(sentence, found):
            claimed.append(found)
        before = None
    return claimed


def aspect_word(sentence: Sentence, figure: Figure) -> AspectWord | None:
    """The nearest word that says what an amount is about, clause ends counting as distance."""
    kind = unit_kind(figure.quantity.unit)
    possible = possible_aspects(kind)
    reach_before = _REACH_BEFORE[sentence.japanese]
    reach_after = _REACH_AFTER[sentence.japanese]
    best: tuple[float, AspectWord] | None = None
    for word in sentence.aspects_near(figure.start - reach_before, figure.end + reach_after):
        if possible is not None and word.aspect not in possible:
            continue
        if word.start < figure.end and word.end > figure.start:
            continue
        if kind in {"multiple", "percent"} and _is_in_name(sentence, word):
            continue  # HBM3Eの2倍 is not of a capacity
        if kind == "percent" and sentence.text[word.start : word.end].lower() in _OF_DURATIONS:
            continue
        after = word.start >= figure.end
        gap = word.start - figure.end if after else figure.start - word.end
        if gap > (reach_after if after else reach_before):
            continue
        cost: float = gap + _CLAUSE_COST * sentence.crossed(word.start, figure.start)
        cost += _AFTER_COST if after else 0
        if kind in {"multiple", "percent"} and word.aspect in _THINGS and gap > _ADJACENT:
            cost += _THING_COST
        if sentence.japanese:
            cost += _particle_cost(sentence.text, figure, word)
        if best is None or cost < best[0]:
            best = (cost, word)
    return best[1] if best else None


def _is_on_benchmark(sentence: Sentence, figure: Figure, word: AspectWord | None) -> bool:
    """Whether a percentage is what a thing scores: 77.2% on SWE-bench."""
    near = word is not None and not sentence.crossed(word.start, figure.start)
    names = sentence.names_near(figure.start - _SCORED, figure.end + _SCORED)
    return not near and any(name.mention.kind == "benchmark" for name in names)


def _is_in_name(sentence: Sentence, word: AspectWord) -> bool:
    names = sentence.names_near(word.start - _LONGEST_NAME, word.end)
    return any(name.end > word.start for name in names)


def _particle_cost(text: str, figure: Figure, word: AspectWord) -> float:
    """2.5 倍のメモリ帯域幅 is of the bandwidth; 電力消費で 20% 多い容量 is not of the power."""
    if word.end <= figure.start:
        return _ASIDE_COST if _JA_ASIDE.match(text, word.end) else 0.0
    return -_AFTER_COST if _JA_OF.fullmatch(text, figure.end, word.start) else 0.0


def _changes_to(text: str, first: Figure, second: Figure) -> bool:
    one, other = unit_kind(first.quantity.unit), unit_kind(second.quantity.unit)
    if one != other or not _CHANGE.fullmatch(text, first.end, second.start):
        return False
    if text[first.end : second.start].strip() == "to":
        return _CHANGED_FROM.search(text, max(0, first.start - 16), first.start) is not None
    return True


def _is_claim(sentence: Sentence, claimed: Claimed) -> bool:
    quantity = claimed.figure.quantity
    kind = unit_kind(quantity.unit)
    text, end = sentence.text, claimed.figure.end
    named = bool(sentence.names)
    if kind == "multiple":
        return not _TIMES_A_DAY.match(text, end)
    if quantity.value is None:
        return False
    if kind == "percent":
        return quantity.value != 0 and (bool(claimed.word) or _has_change(sentence, claimed))
    if text[0] == "|":
        return False  # a table lists what things are; how they compare it says in multiples
    if kind == "time":
        return _is_time_of_work(sentence, claimed)
    if kind == "count":
        return _is_count_with_merit(sentence, claimed)
    if kind == "length":
        return False
    if _FROM.search(text, max(0, claimed.start - 12), claimed.start):
        return False
    if kind == "data" or quantity.unit in _NEED_A_WORD:
        return claimed.word is not None and not _describes_name(sentence, claimed.figure)
    return bool(claimed.word or named)


def _describes_name(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount only tells one model of a thing from another: a 64GB Ascend 910C card."""
    return any(
        name.start <= figure.end + 1 and name.mention.kind != "technology"
        for name in sentence.names_near(figure.end, figure.end + 2)
    )


def _is_count_with_merit(sentence: Sentence, claimed: Claimed) -> bool:
    """Whether a count says how much a thing holds or how far it is spread, and not what it is."""
    quantity, word = claimed.figure.quantity, claimed.word
    if quantity.value is None:
        return False
    if quantity.unit in _ALWAYS and quantity.value >= _LEAST_COUNT:
        return True
    if quantity.value < _LEAST_COUNT:
        return quantity.comparator == "<=" and quantity.unit == "vCPU"
    if _EACH.match(sentence.text, claimed.figure.end):
        return False
    if quantity.unit == "parameters":
        return quantity.range is None and any(n.mention.kind == "model" for n in sentence.names)
    large = quantity.value >= _LARGE_COUNT or quantity.comparator in {"<=", ">="}
    if quantity.unit == "tokens" and quantity.comparator == "<=":
        return True
    if word is None:
        return large and bool(sentence.names)
    gap = max(word.start - claimed.figure.end, claimed.start - word.end)
    return gap <= _NEAR_COUNT and (large or bool(sentence.names))


def _has_change(sentence: Sentence, claimed: Claimed) -> bool:
    start, end = claimed.start, claimed.figure.end
    return (
        _CHANGES.search(sentence.text, max(0, start - _CHANGE_REACH), end + _CHANGE_REACH)
        is not None
    )


def _is_time_of_work(sentence: Sentence, claimed: Claimed) -> bool:
    """Whether a duration says how long something takes, and not when it was."""
    text, figure = sentence.text, claimed.figure
    if _NO_DURATION.match(text, figure.end):
        return False
    if claimed.before is None and not (claimed.word and claimed.word.end <= figure.start):
        if _WHEN.search(text, max(0, figure.start - 12), figure.start):
            return False
        if text.startswith("間", figure.end):
            return False
    if claimed.word is None and claimed.before is None:
        return False
    if (
        claimed.word
        and 0 <= figure.start - claimed.word.end <= _NEAR_COUNT
        and _SAYS_HOW_LONG.match(text, claimed.word.end)
    ):
        return True
    begin, stop = sentence.clause(claimed.start, figure.end)
    begin, stop = max(begin, claimed.start - 30), min(stop, figure.end + 30)
    return claimed.before is not None or _TIME_OF_WORK.search(text, begin, stop) is not None
