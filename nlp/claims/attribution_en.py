"""Who says so in an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.claims.voices import Voice

_SAYS = (
    r"(?:says?|said|claims?|claimed|reports?|reported|announced|states?|stated|argues?|argued"
    r"|promises?|promised|predicts?|predicted|wrote|writes|told|notes?|noted|estimates?|estimated"
    r"|quotes|touts?|touted|boasts?|boasted|insists?|explains?|explained|expects?|confirms"
    r"|confirmed|call(?:s|ed) (?:it|the)|described? (?:it|the)|still prints|advertises?"
    r"|advertised)"
)
_WHO = (
    r"(?:(?:[Tt]he|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Aa]n?|[Mm]any|[Mm]ost) )?"
    r"(?:[\w-]{1,30} ){0,2}?"
    r"(?:analysts?|company|spokes(?:person|man|woman)|customers?|brokers?|players|people|sources?"
    r"|resellers?|authors?|filings?|researchers?|engineers?|executives?|distributors|buyers?|group"
    r"|vendor|start-up|startup|notes|report|banner|utility|rivals?|officials?|developers|team)"
    r"|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Oo]ne"
)
_NAME = (
    r"(?!(?:The|An?|This|That|These|It|Its|Our|Their|In|On|At|And|But|As|If)\b)"
    r"(?:[A-Z][\w&.-]{0,30}(?: [A-Z][\w&.-]{0,30}){0,3})"
)
NOTES = r"(?:\[\^?\w{1,8}\]){0,3}"
"""Marks of footnotes behind a name: `Gartner[^1]`."""
_EN_SAYS = re.compile(
    rf"(?P<who>\b{_NAME}|\b(?:{_WHO})){NOTES}(?: at [^,;.]{{1,40}}?| in [\w ]{{1,20}}?)?"
    rf"(?:,? (?:also|now"
    rf"|still|has|had|then))? {_SAYS}\b"
)
_EN_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?:the )?(?P<who>{_NAME}|{_WHO}|[a-z][\w' -]{{2,30}}?){NOTES}"
    r"(?=[,.;:)]|$| that| by"
    r"| and| who)"
)
_EN_SAID_BY = re.compile(rf"[,\"”] (?:says?|said|claims?|wrote|writes?) (?P<who>{_NAME}|{_WHO})\b")
_EN_HEARSAY = re.compile(
    r"\b(?:(?:benchmarks?|tests?|results?|stud(?:y|ies)|surveys?|measurements?|figures?|data"
    r"|numbers|experiments?|filings?|polls?) (?:clearly |also )?(?:shows?|showed|suggests?|found"
    r"|finds|indicates?|reveals?|demonstrates?|report)|reportedly|allegedly|rumou?red|is said to"
    r"|are said to|it is claimed|supposedly|says a survey|according to a (?:slide|survey|report"
    r"|study))\b",
    re.IGNORECASE,
)
SAME_ONE: Final = frozenset({"it", "they", "he", "she", "the company"})
"""Words that point to a speaker named before."""


def voices(text: str) -> Iterator[Voice]:
    """Everyone whom an English sentence lets speak."""
    for pattern in (_EN_SAYS, _EN_ACCORDING, _EN_SAID_BY):
        for match in pattern.finditer(text):
            yield Voice(match.start("who"), match.end("who"), match["who"])
    for match in _EN_HEARSAY.finditer(text):
        yield Voice(match.start(), match.end())
