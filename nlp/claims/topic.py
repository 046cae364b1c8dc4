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
_EN_VERB = re.compile(
    r" (?:(?:now|already|also|still|reportedly|currently) )?(?:is|are|was|were|has|have|had|will"
    r"|would|can|could|may|might|should|says?|said|reports?|reported|expects?|expected|plans?|fell"
    r"|falls?|rose|rises?|grew|grows?|dropped|drops?|jumped|reached|reaches|hit|costs?|runs?|ran"
    r"|takes?|took|delivers?|delivered|cuts?|saw|sees?|accounts?|accounted|needs?|uses?|used|make"
    r"|makes|made|get|gets|got|boosts?|improves?|improved|reduces?|reduced|doubled|tripled|adopted"
    r"|adopt)\b",
    re.IGNORECASE,
)
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
    return _english(sentence.text, claiming)


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


def _english(text: str, claiming: Claiming) -> str | None:
    whole = _EN_OF.match(text, claiming.end, claiming.end + _REACH)
    if whole:
        return _cut(_before_verb(whole["whole"]))
    low = max(0, claiming.start - _REACH)
    begins = [match.end() for match in _EN_CLAUSE.finditer(text, low, claiming.start)]
    for begin in (*reversed(begins), low):
        verb = _EN_VERB.search(text, begin, claiming.start + 1)
        if verb is None:
            continue
        noun = text[begin : verb.start()].strip(' *#->_"“')
        if noun and not _EN_POINTING.fullmatch(noun):
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
