"""What a claim about nothing that is followed is said of, in the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.claims.claiming import Claiming
from nlp.claims.sentence import Sentence
from nlp.claims.topics_ja import topic_before

LONGEST: Final = 40
"""Characters of a topic."""
_REACH: Final = 120

_JA_POINTING = re.compile(r"(?:これ|それ|こちら|そこ|どれ|何|そのうち|このうち)(?:ら|まで)?")
_JA_HOLDERS = re.compile(
    r"(?:以上|超|未満|強|弱|近く|程度)?(?:の[^、。はがでをにの]{1,10})?[はがでをに]?"
)
_JA_PREDICATE = re.compile(
    r"(?P<said>[^、。「」『』！？!?\n]{2,40}?)"
    r"(?=ため|という|とい|との|と[述説語話言見み]|ので|から|[がし]、|[、。！？!?\n」』]|$)"
)

_EN_OF = re.compile(
    r"[ *]{0,3}(?:of|among) (?P<whole>(?:the |all |its |their )?[A-Za-z0-9][^,.;:()\n]{1,60})",
    re.IGNORECASE,
)
_EN_BARE: Final = (
    r"is|are|was|were|has|have|had|will|would|can|could|may|might|should|do|does|did|must|now|also"
    r"|already|still|reportedly|currently|only|just|to|about|nearly|almost|up|be|been|being"
)
_EN_VERB = re.compile(
    r" (?:(?:now|already|also|still|reportedly|currently) )?(?:is|are|was|were|has|have|had|will"
    r"|would|can|could|may|might|should|says?|said|reports?|expects?|plans?|fell|falls?|rose|rises?"
    r"|grew|grows?|drops?|jumps?|reaches|hits?|costs?|runs?|ran|takes?|took|delivers?|cuts?|saw"
    r"|sees?|accounts?|needs?|uses?|make|makes|made|gets?|got|boosts?|improves?|reduces?|holds?"
    r"|held"
    r"|draws?|drew|sells?|sold|spends|spent|packs?|carries|ships?|pays?|paid|gives?|gave|brings?"
    r"|brought|offers?|answers?"
    r"|serves?|handles?|counts?|went|goes|came|comes|lost|loses?|won|wins|beats?|stands?|stood"
    r"|[a-z]{2,12}ed)\b",
    re.IGNORECASE,
)
_EN_IRREGULAR: Final = (
    r"cuts?|hits?|puts?|sets?|lost|fell|rose|grew|made|held|kept|sold|spent|paid|took|got|gave"
    r"|brought|went|saw|ran|drew|won|beat"
)
_EN_NO_NOUN = re.compile(
    rf"(?:(?:{_EN_BARE}|{_EN_IRREGULAR}|[a-z]{{2,14}}(?:ed|ing|ly)) ?)+", re.IGNORECASE
)
_EN_REST = re.compile(
    r" (?:and|or|in|at|for|with|from|on|against|by|last|this|while|but|before|after|over|than|to|as"
    r"|that|which|who|when|because)\b.*$"
)
_SHARES: Final = frozenset({"%", "x", "pp"})
_EN_CLAUSE = re.compile(r"[,;:.!?\n] |\b(?:that|while|and|but|because) ", re.IGNORECASE)
_EN_POINTING = re.compile(
    r"(?:it|this|that|they|these|those|there|he|she|we|you|i|which|what)", re.IGNORECASE
)


def topic_of(
    sentence: Sentence, claiming: Claiming, end: int, speaking: Sequence[tuple[int, int]]
) -> str | None:
    """What the claim is said of; it ends at `end`. At most 40 characters, as they stand there.

    The topic of its clause (画像生成は…75%), or else the rest of the predicate (75%の企業が
    恩恵を受ける). `speaking` are the spans of those who only say so.
    """
    cell = sentence.cell_at(claiming.start)
    if cell is not None:
        return _cut(cell.named) if cell.named else None
    if sentence.japanese:
        return _japanese(sentence, claiming, end, speaking)
    return _english(sentence, claiming)


def _japanese(
    sentence: Sentence, claiming: Claiming, end: int, speaking: Sequence[tuple[int, int]]
) -> str | None:
    text = sentence.text
    span = topic_before(sentence, claiming.start, speaking)
    if span is not None and not _JA_POINTING.fullmatch(text, *span):
        return _short(text[max(span[0], span[1] - LONGEST) : span[1]])
    holders = _JA_HOLDERS.match(text, end)
    begin = holders.end() if holders else end
    match = _JA_PREDICATE.match(text, begin, begin + LONGEST + 8)
    return _short(match["said"]) if match else None


def _english(sentence: Sentence, claiming: Claiming) -> str | None:
    """What a share is of, or the noun before the verb."""
    text = sentence.text
    share = claiming.figure is not None and claiming.figure.quantity.unit in _SHARES
    whole = _EN_OF.match(text, claiming.end, claiming.end + _REACH) if share else None
    if whole:
        return _cut(_EN_REST.sub("", _before_verb(whole["whole"])))
    low = max(0, claiming.start - _REACH)
    begins = [match.end() for match in _EN_CLAUSE.finditer(text, low, claiming.start)]
    for begin in (*reversed(begins), low):
        verb = _EN_VERB.search(text, begin, claiming.start + 1)
        if verb is None:
            continue
        noun = text[begin : verb.start()].strip(' *#->_"“')
        if noun and not _EN_POINTING.fullmatch(noun) and not _EN_NO_NOUN.fullmatch(noun):
            return _cut(noun)
    return None


def _before_verb(words: str) -> str:
    verb = _EN_VERB.search(words)
    return words[: verb.start()] if verb else words


def _cut(words: str) -> str | None:
    """At most 40 characters, whole words."""
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0]
    return _short(words)


def _short(words: str) -> str | None:
    words = words.strip(' *_`"“”「」-・')
    return words if len(words) > 1 else None
