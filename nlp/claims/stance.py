"""How a claim is put: asserted, reported, hedged, questioned, negated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.claims.cues import CueHit
from nlp.claims.hedges import is_bound
from nlp.claims.sentence import Sentence
from nlp.records import Stance

_JA_NEGATED = re.compile(
    r"[^、。？！?!;]{0,14}?(?:では(?:ない|ありません|なかった)(?!か|でしょう|だろう)|じゃない"
    r"|でもない|には?(?:届か|達し|及ば|なら|至ら)(?:な|ず)|とは(?:言え|いえ|限ら)な|[とも]+言えな"
    r"|[がも](?:な|あり)(?:い(?=[。、]|$)|ません)|は確認でき)"
)
_JA_STILL_TRUE = re.compile(
    r"だけで(?:は|も)?な|ばかりでな|のみでな|間違い(?:は|が|も)?な|わけで(?:は|も)ないが"
    r"|無視できな|過言ではな|違いな|かもしれな|かも知れな|問題(?:は|が)?な|不思議(?:では|は)な"
    r"|単なる"
)
_JA_DOUBT = re.compile(
    r"本当(?:か|なのか|に[^、。]{0,20}か(?=[？?。」]|$))|ほんとうか|鵜呑み|うのみ|疑わし|疑問(?:が"
    r"|だ|視|を)|眉唾|懐疑|信じがたい|怪しい|信じてよい|真偽|裏付け(?:は|が)な|検証されていな"
    r"|確認できていな"
)
_JA_WHICH = re.compile(r"何|なに|どう|どの|どこ|どれ|なぜ|いつ|誰|だれ|いくら|いかに")
_JA_ASKS = re.compile(
    r"(?:か|かな|だろう|でしょう|の)?[？?][」』）*]*$|(?:だろう|でしょう|のだろう|の)か。?[」』]?$"
)

_EN_NEGATED_BEFORE = re.compile(
    r"(?:\b(?:not|never|no|neither|nor|without|nowhere|none|cannot|unable to|failed to|fails to"
    r"|falls short of|short of|far from|den(?:y|ies|ied)"
    r"|disput(?:es?|ed))|n['’]t)\b[^,;.:—]{0,40}$",
    re.IGNORECASE,
)
_EN_NO = re.compile(r"\bno[ |*_]*$", re.IGNORECASE)
_CURRENCIES = frozenset("$€£¥₩₹")
_EN_NOT_REALLY = re.compile(
    r"\bnot (?:only|just|merely|simply)\b|no (?:less|more|fewer) than|without the", re.IGNORECASE
)
_EN_NEGATED_AFTER = re.compile(
    r"[^,;.]{0,50}?,?(?: (?:and|but))? ?(?:(?:we|they|it|he|she|nobody) )?(?:did(?:n['’]t"
    r"| not) (?:reach|see|appear|match|hold|materiali[sz]e)|could not (?:be )?reproduce"
    r"|never appeared|proved wrong|was wrong|is wrong|is false)",
    re.IGNORECASE,
)
_EN_DOUBT = re.compile(
    r"\b(?:really|doubts?|doubtful|question(?:s|able|ed)|sceptic\w*|skeptic\w*|unverified|unproven"
    r"|dubious|(?:could|can) ?not (?:be )?(?:verif|reproduc|confirm)\w*|no (?:source|method"
    r"|evidence)|has a source|take[sn]? with a grain|nobody can find)\b",
    re.IGNORECASE,
)
_EN_ASKS = re.compile(r"\?[\"”')*]*$")
_EN_WHICH = re.compile(r"^\W*(?:what|which|why|how|who|where|when)\b", re.IGNORECASE)
_FOLLOW_UP = re.compile(
    r"^\W*(?:is (?:it|that|this)|does it|really|are they|can it|本当(?:か|なのか|でしょうか"
    r"|だろうか)|ほんとうか|そうだろうか|そうでしょうか)[^.。]{0,14}[?？]?\W*$",
    re.IGNORECASE,
)


def stance_of(
    sentence: Sentence, start: int, end: int, hedges: Sequence[CueHit], *, reported: bool
) -> Stance:
    """The stance of the claim at `start` to `end`.

    The strongest wins: negated, questioned, hedged, reported, asserted. A bound (最大, up to)
    weakens the figure and leaves the stance as it is.
    """
    if _is_negated(sentence, start, end):
        return "negated"
    if _is_questioned(sentence, start, end):
        return "questioned"
    if any(not is_bound(cue) for cue in hedges):
        return "hedged"
    return "reported" if reported else "asserted"


def questions_what_it_follows(text: str) -> bool:
    """Whether a sentence only doubts the one before it: `Is it?`, 本当か？"""
    return len(text) <= 30 and _FOLLOW_UP.match(text) is not None


def _is_negated(sentence: Sentence, start: int, end: int) -> bool:
    text = sentence.text
    if sentence.japanese:
        after = text[end : end + 40]
        match = _JA_NEGATED.match(after)
        return match is not None and _JA_STILL_TRUE.search(after[: match.end() + 6]) is None
    lead = text[max(0, start - 60) : start]
    before = _EN_NEGATED_BEFORE.search(lead)
    if before and not _EN_NOT_REALLY.search(lead) and not _is_answer(lead, text[start:end]):
        return True
    return _EN_NEGATED_AFTER.match(text, end, end + 100) is not None


def _is_answer(lead: str, claim: str) -> bool:
    """Whether the word before a price is the no of another column: `no $2.19`."""
    return claim.strip(" *_")[:1] in _CURRENCIES and _EN_NO.search(lead) is not None


def _is_questioned(sentence: Sentence, start: int, end: int) -> bool:
    text = sentence.text
    near = text[max(0, start - 80) : end + 80]
    tail = text[-24:]
    if sentence.japanese:
        if _JA_DOUBT.search(near):
            return True
        return bool(_JA_ASKS.search(tail) and not _JA_WHICH.search(text[end:]))
    if _EN_DOUBT.search(near):
        return True
    return bool(_EN_ASKS.search(tail) and not _EN_WHICH.search(text[:40]))
