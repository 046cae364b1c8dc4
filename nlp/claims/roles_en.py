"""The role of a name in an English sentence."""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.claiming import Claiming, Role
from nlp.claims.sentence import Name, Sentence

_WINDOW: Final = 48

_BASELINE = re.compile(
    r"(?:\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|against|outperform\w*"
    r"|undercut\w*|beats?"
    r"|trails?|overt\w{2,4}|rival(?:s|led)|match(?:es|ed)|surpass\w*|exceed\w*|instead of"
    r"|comparable to|alternative to|replac(?:e|es|ing)))"
    r"(?: on| with| in| from)?(?: (?:both|an?|the|its|their|our|one|two|\w+'s|comparable|equivalent"
    r"|eight-GPU|previous|current|existing|older|generation|baseline|plain|standard|stock"
    r"|vanilla))* ?$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:of|that of)(?: (?:an?|the|our|its))?(?: [\w-]{1,20}){0,2}? $", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?:over|below|above|behind|under|ahead of|double|twice|triple|half|(?:that|those|it"
    r"|what) of"
    r"|times)(?: (?:an?|the))? $",
    re.IGNORECASE,
)
"""What an amount before it is measured against: 40% over the H100, double the H100."""
_ALWAYS_BASELINE = re.compile(
    r"(?:\b(?:that|those) of|\b(?:times|of|than|to) what|\b(?:years?|months?|weeks?|days?"
    r"|quarters?)"
    r" (?:before|after|ahead of|behind|earlier than|later than)|\blevel with|\bon par with)"
    r"(?: (?:an?|the))? $",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:called|dubbed|nicknamed|known as|billed as) [\w.-]{1,20}['’]s? $")
_APPOSED = re.compile(r"['’]s? (?:[\w-]{1,20} ){0,3}[\w-]{1,20},")
"""RadixArk, SGLang's counterpart, …; Cambricon, often called China's Nvidia, …"""
_LEFT = re.compile(
    r"\b(?:mov|migrat|switch|upgrad|port|chang)\w{1,4}(?: [\w'’-]{1,14}){0,3} from (?:the )?$",
    re.IGNORECASE,
)
"""We moved from Pinecone to Qdrant: what follows is of the latter."""
_MADE_WITH = re.compile(
    r"\b(?:powered|cooled|built|made|backed|supplied|driven|joined|owned|funded|leased|designed"
    r"|based|running|hosted|housed) (?:by|on|with|from|to|around|round|up of)"
    r"(?: (?:an?|the|its|two|eight|four|\d{1,6}))?(?: [A-Z][\w-]{1,20})? $"
)
"""What something is made of or runs on: instances powered by GB300 systems."""
_COMPARED_WITH = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|against|and)"
    r"(?: (?:about|around|only|just|the)){0,2} $",
    re.IGNORECASE,
)
_FOR_IT = re.compile(
    r"[^,;.()]{0,24}? ?(?:for|with|on|in|by|from)(?: (?:an?|the|one))? (?:\d{1,3} ?x ?)?",
    re.IGNORECASE,
)
"""From an amount to what it is of: 41.7% for GPT-5, 640 GB with 8xH100."""
_WORKLOAD = re.compile(
    r"(?<!our )(?<!own )(?<!test )\b(?:runs?|ran|running|serv(?:es|ed|ing)|train(?:s|ed|ing)"
    r"|decod(?:es|ed|ing)|fine-tun\w+"
    r"|load(?:s|ed|ing)|host(?:s|ed|ing))(?: (?:an?|the))? $",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"[ *]{1,3}of (?:the|its) [\w-]{1,20} of (?:the )?", re.IGNORECASE)
"""90% of the quality of Claude is not said of Claude."""
_WITH = re.compile(r"\bwith (?:the )?$", re.IGNORECASE)
_DOING = re.compile(r" (?!using|running|being)[a-z]{2,14}ing\b")
_PREPOSITION = re.compile(
    r"\b(?:of|for|in|on|with|from|by|to|at|via|using|like|including|as|through|into|across|within"
    r"|under|onto|under|between|about|per|such as|behind|near|without|called|dubbed|known as"
    r"|nicknamed)(?: (?:an?|the|its|their|our|both|new|all"
    r"|selected|other|some))* ?$",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:for|on|with|in|via|using|under|across|through|within|at)"
    r"(?: (?:an?|the|its|their|our|both|new|all|selected|other|some))* ?$",
    re.IGNORECASE,
)
"""Where or for what something holds; `of`, `by` and `like` say more than that."""
_OWNED = re.compile(r"(?:['’]s?)?(?: [\w-]+){0,2} ", re.IGNORECASE)
_NOT_OWNED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|delivers?|offers?|gave|gives?|and|or|to"
    r"|of|in|on|for|with|than|at|by|says?|said|claims?|cuts?|ran|runs?|provides?|a|an|the|that"
    r"|which|not|it|they|he|she|we|this|these)\b",
    re.IGNORECASE,
)
_OWNED_BY = re.compile(
    r"s? (?:\w+ ){0,2}?(?:of|for|on)(?: (?:an?|the|its|our|all))? (?:\w+ ){0,1}$"
)


def english_role(sentence: Sentence, name: Name, claiming: Claiming) -> Role:
    """The role of a name, told by the preposition before it and by its place."""
    word, end, figure = claiming.word, claiming.end, claiming.figure
    text = sentence.text
    lead = text[max(0, name.start - _WINDOW) : name.start]
    if figure is not None and _has_figure(text, name, claiming):
        return "owner"
    if figure is not None and _PART_OF.fullmatch(text, figure.end, max(figure.end, name.start)):
        return "baseline"
    if _LEFT.search(lead) or _BASELINE.search(lead) or _ALWAYS_BASELINE.search(lead):
        return "baseline"
    if name.start >= end and _OVER.search(lead):
        return "baseline"
    if _WITH.search(lead) and _DOING.match(text, name.end):
        return "subject"
    if _WORKLOAD.search(lead):
        return "circumstance"
    if _CALLED.search(lead) or (lead.endswith(", ") and _APPOSED.match(text, name.end)):
        return "oblique"
    if _MADE_WITH.search(lead):
        return "oblique"
    if word is not None and word.start < name.end and name.start < word.end:
        return "component"
    if word is not None:
        of = _OF.search(lead)
        compared = (
            figure is not None
            and figure.quantity.unit == "x"
            and (figure.quantity.value or 2) > 1
            and figure.end <= word.start
        )
        if word.end <= name.start:
            gap = text[word.end - 1 : name.start]
            if of and compared and len(gap) < _WINDOW:
                return "baseline"
            if _OWNED_BY.fullmatch(gap[1:] if gap[:1] != "s" else gap) and not compared:
                workload = name.mention.kind == "framework" and _WHERE.search(lead)
                return "circumstance" if workload else "owner"
        elif name.end <= word.start:
            gap = text[name.end : word.start]
            if _OWNED.fullmatch(gap) and not _NOT_OWNED.search(gap):
                return "owner"
    if _PREPOSITION.search(lead):
        return "circumstance" if _WHERE.search(lead) else "oblique"
    return "object" if name.start >= end else "subject"


def _has_figure(text: str, name: Name, claiming: Claiming) -> bool:
    """Whether the amount that something is compared with is a name's: against 41.7% for GPT-5."""
    if not _FOR_IT.fullmatch(text, claiming.end, max(claiming.end, name.start)):
        return False
    return _COMPARED_WITH.search(text, max(0, claiming.start - 30), claiming.start) is not None
