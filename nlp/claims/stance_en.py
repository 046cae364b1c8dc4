"""Denial and doubt in English."""

from __future__ import annotations

import re

_NEGATED_BEFORE = re.compile(
    r"(?:\b(?:not|never|no|neither|nor|hardly|nowhere|none|cannot|unable to|failed to|fails to"
    r"|falls short of|short of|far from|den(?:y|ies|ied)"
    r"|disput(?:es?|ed))|n['’]t)\b[^,;.:—]{0,40}$|\bwithout (?:an?y? )?(?:[\w-]{1,14} )?$",
    re.IGNORECASE,
)
_NO = re.compile(r"\bno[ |*_]*$", re.IGNORECASE)
_CURRENCIES = frozenset("$€£¥₩₹")
_NOT_REALLY = re.compile(
    r"\bnot (?:only|just|merely|simply)\b|no (?:less|more|fewer) than|without the", re.IGNORECASE
)
_NEGATED_AFTER = re.compile(
    r"[^,;.]{0,50}?,?(?: (?:and|but))? ?(?:(?:we|they|it|he|she|nobody) )?(?:did(?:n['’]t"
    r"| not) (?:reach|see|appear|match|hold|materiali[sz]e)|could not (?:be )?reproduce"
    r"|never appeared|proved wrong|was wrong|is wrong|is false)"
    r"|[^,;.]{0,24} (?:it|this|that) (?:is|was) not\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:really|doubts?|doubtful|question(?:s|able|ed)|sceptic\w*|skeptic\w*|unverified|unproven"
    r"|dubious|(?:could|can) ?not (?:be )?(?:verif|reproduc|confirm)\w*|no (?:source|method"
    r"|evidence)|has a source|take[sn]? with a grain|nobody can find)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?[\"”')*]*$")
_WHICH = re.compile(r"^\W*(?:what|which|why|how|who|where|when)\b", re.IGNORECASE)
FOLLOW_UP = re.compile(
    r"^\W*(?:is (?:it|that|this)|does it|really|are they|can it)[^.。]{0,14}[?？]?\W*$",
    re.IGNORECASE,
)
"""A sentence that only asks whether the one before it is so."""


def is_negated(text: str, start: int, end: int) -> bool:
    """Whether what stands at `start` to `end` is denied."""
    lead = text[max(0, start - 60) : start]
    before = _NEGATED_BEFORE.search(lead)
    if before and not _NOT_REALLY.search(lead) and not _is_answer(lead, text[start:end]):
        return True
    return _NEGATED_AFTER.match(text, end, end + 100) is not None


def is_questioned(text: str, start: int, end: int) -> bool:
    """Whether what stands at `start` to `end` is doubted or asked."""
    if _DOUBT.search(text[max(0, start - 80) : end + 80]):
        return True
    return bool(_ASKS.search(text[-24:]) and not _WHICH.search(text[:40]))


def _is_answer(lead: str, claim: str) -> bool:
    """Whether the word before a price is the no of another column: `no $2.19`."""
    return claim.strip(" *_")[:1] in _CURRENCIES and _NO.search(lead) is not None
