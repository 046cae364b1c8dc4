"""Which English amounts say how good, fast, cheap or big something is.

English texts of technology state few amounts that say nothing of the kind, and those have marks of
their own: how long ago, at which load, at what price a month, what something else had before.
"""

from __future__ import annotations

import re
from typing import Final

from nlp.claims import figures_en as en
from nlp.claims.about import describes_name
from nlp.claims.aspects import THOSE_WHO_USE, AspectWord
from nlp.claims.durations import is_time_of_work
from nlp.claims.sentence import Figure, Sentence
from nlp.quantities.units import unit_kind

_TIMES_A_DAY = re.compile(en.TIMES_A_DAY)
_CHANGES = re.compile(en.CHANGES, re.IGNORECASE)
_CHANGE_REACH: Final = 40
_SHARE = re.compile(
    r"[ *]{0,3}(?:of|off|below|above|under|over|on|in|for|to|among|across|per|from|by|with"
    r"|degradation"
    r"|error|uptime|availability|accuracy|utili[sz]ation|margin|yield|stake|share|[a-z]+tion\b"
    r"|[a-z]+age\b|less|more|as|at|the|said|say|use|used|ahead|behind|gain|lead|better|[,.;:)—–*]"
    r"|$)"
)
_STOOD_AT = re.compile(
    r"(?:\b(?:about|around|nearly|almost|roughly|some|only|just|by|at|to|with|of|than|was|is|are"
    r"|were"
    r"|up to|between|over|under|above|below|stays?|hit|hits|held|holds|reach\w*|resolv\w*|scor\w*"
    r"|handl\w*|offer\w*|made up|makes? up|account\w* for|got|gets|third|second|first|a)\s+"
    r"|[+(~±|−-]\s?|,\s(?:and\s)?|^\W*)[*~+\\]{0,4}$",
    re.IGNORECASE,
)
_NO_RESULT = re.compile(
    r"\b(?:chance|default|give|set|weights?|weighted|threshold|confidence|interval|margin of error"
    r"|sampl\w+|credit of|combination|odds|zoom|opacity|tax|vat|discount code"
    r"|coupon)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_CHANCE = re.compile(r" (?:chance|probability|likelihood|odds|discount code|confidence)\b")
_WHOLE = re.compile(
    r"[ -](?:open[- ]source|sure|certain|managed|compatible|free|of the time|sized)"
)
_WAS_BEFORE = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|versus|vs\.?|against|instead of|rather than"
    r"|where (?:it|they|that) (?:took|had|was|were|needed|used)|[,(] ?(?:was|were|had been)"
    r"|(?:last|the previous|this) (?:year|quarter|month|week)['’]s"
    r"|(?:above|below|over|beat\w*|beating|miss\w*|topp\w*) the|from|in place of|relative to)"
    r"(?: (?:about|around|roughly|some|nearly|the|a|an|just|only|over|under|less than|more than"
    r"|over"
    r"|previous|earlier|prior)){0,2}[ ~*]{0,2}$",
    re.IGNORECASE,
)
_BY_THE_MONTH: Final = re.compile(r"[A-Z]{3}/(?:month|year)$")
_SUBSCRIPTION: Final = 1000
_PRICE_MOVES = re.compile(
    r"\b(?:cut|cuts|lower\w*|rais\w*|rose|fell|drop\w*|slash\w*|cheaper|saving|saves?|from|bill"
    r"|down|up|less|instead|half|double[sd]?|spend\w*|budget)\b",
    re.IGNORECASE,
)
_LOAD = re.compile(
    r"(?:\b(?:at|rate|under|with|of|for)|@)[ ~*]{1,3}(?:about |around )?$", re.IGNORECASE
)
_REQUESTS: Final = frozenset({"QPS", "RPS", "requests/s", "queries/s"})
_SHORT: Final = frozenset({"ms", "μs", "µs", "ns"})
_WORKED: Final = frozenset({"seconds", "minutes", "hours"})
_OF_WORK = re.compile(
    r"\b(?:(?:sat|waited|queued|stuck|stalled|hung|down|was out)\b[^,.;]{0,24} for|in"
    r"|within|takes?|took|taking|lasts?|lasted|needs?|needed|sav(?:e[sd]?|ing)(?: me| us"
    r"| them)?"
    r"|under|of|was|is|only|after|to|finish\w*|complet\w*|every|require[sd]?|median|average)"
    r"(?: (?:about|around|roughly|some|nearly|just|only|under|less than|more than|over|perhaps"
    r"|up to"
    r"|a|an|as little as|at least)){0,2}[ ~*]{0,2}$",
    re.IGNORECASE,
)
_NO_TIME = re.compile(
    rf"[ *]*(?:{en.NO_DURATION}|window|interval|timeout|periods?|sessions?|talk|meeting|video"
    rf"|read\b"
    r"|break|clips?|segments?|chunks?|drive|flight|history|retention|into)",
    re.IGNORECASE,
)
_HARDWARE: Final = frozenset(
    {"GPUs", "TPUs", "chips", "accelerators", "nodes", "servers", "cores", "racks"}
)
_JOINS = re.compile(
    r"\b(?:connect\w*|link\w*|join\w*|manag\w+|scal\w+|hold\w*|pack\w*|cluster of|pods? of"
    r"|replac\w+"
    r"|fleet of|house\w*|deploy\w*|order\w*|buy\w*|bought|ship\w*|install\w*|access to|up to|with"
    r"|hav(?:e|ing)|has|combin\w+|grow\w* to|expand\w* to|compris\w+|consist\w* of|contains?"
    r"|made of"
    r"|beyond|and)\b(?: [\w-]{1,14}){0,3}? ?$",
    re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"\b(?:on|using|across|run\w*|test\w*|train\w*|benchmark\w*)(?: [\w-]{1,14}){0,2} ?$"
)
_CARRIES = re.compile(
    r"\b(?:carr(?:y|ies|ied)|offers?|supports?|holds?|packs?|provides?|ha[sd]|have|having|with"
    r"|boasts?"
    r"|comes? with|includes?|featur(?:es?|ing)|gets?|brings?|delivers?|up to|doubles? to"
    r"|fills?|occup(?:y|ies)|fits? in(?:to)?|to)"
    r"(?: (?:an?|the|up to|as much as|about|over|some|its)){0,2}[ *]{1,3}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"[ *]{0,3}(?:as\b|the\b|that\b|what\b|its\b|their\b|of\b|more\b|less\b|over\b|better"
    r"|[a-z]+er\b"
    r"|[a-z]+tion\b|[a-z]+ment\b|[a-z]+put\b|[a-z]+nce\b|[a-z]+ncy\b|cost|price|speed|gain|boost"
    r"|lead"
    r"|increase|decrease|faster|uplift|jump|in\b|every|since|to\b|from\b|this|last|year|compared"
    r"|than"
    r"|current|previous|bandwidth|memory|capacity|will\b|would\b|went\b|goes?\b|comes?\b|came\b"
    r"|is\b|was\b|are\b|were\b|ha[sd]\b|have\b|sa(?:id|y)\b|use[sd]?\b|[|@)])",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|than|f[ae]ll\w*|fell|grow\w*|grew|grown|rose|ris\w+|up|down|speed\w*|sped|is|are"
    r"|was|were"
    r"|be|jump\w*|shr[aiu]nk\w*|drop\w*|cut\w*|improv\w*|around|about|nearly|almost|up to|[~|+(@])"
    r"(?: (?:an?|about|nearly|almost|roughly|some|up to|than|over|more than)){0,2}[ *|~]{0,3}$",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"(?:doubl|tripl|quadrupl|halv)(?:e[sd]?|ing)$|(?:two|three|four|five|six|ten|hundred)fold$",
    re.IGNORECASE,
)
_LARGE: Final = 1000
_VERY_MANY: Final = 10_000
_HOLDS = re.compile(
    r"\b(?:has|have|had|ship(?:s|ped)|sells?|sold|mak(?:es?|ing)|made|serv(?:es?|ed)|handl(?:es?"
    r"|ed)"
    r"|counts?|hosts?|runs?|connects? to|process(?:es|ed)|stor(?:es?|ed)|generat(?:es?|ed)"
    r"|deliver(?:s|ed)|install(?:s|ed)|deploy(?:s|ed)|reach(?:es|ed)?|to|order(?:s|ed)|buil[dt]s?)"
    r"(?: (?:[a-z]+ ){0,3})? ?(?:(?:over|about|some|nearly|more than|almost|up to) )?$"
)
_MANY_USERS: Final = 100
_USERS: Final = THOSE_WHO_USE - {"people"}
_USE_IT = re.compile(
    r" (?:now |already |currently )?(?:use|rely on|pay|subscribe|run|build|have (?:used|tried"
    r"|installed|downloaded|signed up))\b"
)
_DRAWN = re.compile(
    r"\b(?:drawn from|survey(?:ed)?(?: of)?|poll(?:ed)?(?: of)?|asked|interview(?:s|ed)?(?: with)?"
    r"|questioned|among|studied|sampled?|tickets|seats for)(?: [a-z]{1,10}){0,3} $"
)
_EVERY = re.compile(r"\b(?:every|each|per|time-?outs? (?:after|of)) $")
_LOADS: Final = frozenset(
    {"tokens", "requests", "queries", "messages", "documents", "images", "vectors", "rows"}
)
_LEAST: Final = 10
_NEAR: Final = 12
_ALWAYS: Final = frozenset({"regions", "vCPU"})
_NEED_A_WORD: Final = frozenset({"MHz", "MT/s", "GT/s"})
_LEAD: Final = 60
_ROW: Final = frozenset({"compute", "rate", "data", "power"})
"""Kinds that a table lists as what things are good for, where its row says what of."""


def has_merit(
    sentence: Sentence, figure: Figure, word: AspectWord | None, before: Figure | None
) -> bool:
    """Whether an amount is a claim; `word` says what of, `before` is the amount it came from."""
    quantity, text = figure.quantity, sentence.text
    kind = unit_kind(quantity.unit)
    start, end = before.start if before else figure.start, figure.end
    lead = text[max(0, start - _LEAD) : start]
    if kind == "multiple":
        return not _TIMES_A_DAY.match(text, end) and _compares(text, figure, word)
    if quantity.value is None:
        return False
    if before is None and _is_what_was(sentence, figure, lead):
        return False
    if kind == "percent":
        return _is_result(text, figure, word, lead)
    if text[0] == "|":
        return kind in _ROW and word is not None and word.end < text.find("|", 1)
    if kind == "time":
        return _takes_time(sentence, figure, word, before, lead)
    if kind == "count":
        return _is_count(sentence, figure, word, lead)
    if kind == "length":
        return False
    if kind == "money":
        return _is_price_of_note(text, figure) and bool(
            word or sentence.names or _is_sum(quantity.value)
        )
    if kind == "data":
        stated = word is not None or (bool(sentence.names) and _CARRIES.search(lead) is not None)
        return stated and not describes_name(sentence, figure)
    if kind == "rate" and quantity.unit in _REQUESTS and _LOAD.search(lead) and word is None:
        return False
    return word is not None or quantity.unit not in _NEED_A_WORD


def _compares(text: str, figure: Figure, word: AspectWord | None) -> bool:
    """Whether a multiple compares: twice as fast, grown tenfold; not: it says so twice."""
    written = figure.quantity.text
    if word is not None or _VERB.search(written) or written[:1].isdigit():
        return True
    return bool(
        _COMPARED.match(text, figure.end)
        or _BY.search(text[max(0, figure.start - 30) : figure.start])
    )


def _is_what_was(sentence: Sentence, figure: Figure, lead: str) -> bool:
    """Whether an amount is only what the one before it is compared with, of nothing followed."""
    if not _WAS_BEFORE.search(lead):
        return False
    earlier = sentence.figures_near(max(0, figure.start - 2 * _LEAD), figure.start)
    same = [f for f in earlier if unit_kind(f.quantity.unit) == unit_kind(figure.quantity.unit)]
    if not same:
        return False
    return not sentence.names_near(figure.end, figure.end + _LEAD // 2)


def _is_result(text: str, figure: Figure, word: AspectWord | None, lead: str) -> bool:
    """Whether a percentage says how much, and is no weight, chance or setting."""
    value = figure.quantity.value
    if _CHANCE.match(text, figure.end):
        return False
    if value == 0 or _NO_RESULT.search(lead) or (value == 100 and _WHOLE.match(text, figure.end)):
        return False
    if word is not None or _changes(text, figure):
        return True
    return bool(_SHARE.match(text, figure.end) or _STOOD_AT.search(lead))


def _changes(text: str, figure: Figure) -> bool:
    low, high = max(0, figure.start - _CHANGE_REACH), figure.end + _CHANGE_REACH
    return _CHANGES.search(text, low, high) is not None


def _is_price_of_note(text: str, figure: Figure) -> bool:
    """Whether a price is news, and not what a subscription costs in passing."""
    quantity = figure.quantity
    if not _BY_THE_MONTH.match(quantity.unit) or (quantity.value or 0) >= _SUBSCRIPTION:
        return True
    return _PRICE_MOVES.search(text, max(0, figure.start - _LEAD), figure.end + _LEAD) is not None


def _is_sum(value: float) -> bool:
    return value >= 1e6


def _takes_time(
    sentence: Sentence,
    figure: Figure,
    word: AspectWord | None,
    before: Figure | None,
    lead: str,
) -> bool:
    unit = figure.quantity.unit
    if _NO_TIME.match(sentence.text, figure.end) or _EVERY.search(lead):
        return False
    if unit in _SHORT:
        return True
    if unit in _WORKED and (before is not None or _OF_WORK.search(lead)):
        return True
    return is_time_of_work(sentence, figure, word, before)


def _is_count(sentence: Sentence, figure: Figure, word: AspectWord | None, lead: str) -> bool:
    """Whether a count says how much a thing holds or how far it is spread, and not what it is."""
    quantity = figure.quantity
    value = quantity.value or 0.0
    if quantity.unit in _ALWAYS and value >= _LEAST:
        return True
    if value < _LEAST:
        return quantity.comparator == "<=" and quantity.unit == "vCPU"
    if quantity.unit == "parameters":
        return quantity.range is None and any(n.mention.kind == "model" for n in sentence.names)
    if quantity.unit == "tokens" and quantity.comparator == "<=":
        return word is not None
    if quantity.unit in _HARDWARE and value < _LARGE and _RUN_ON.search(lead):
        return False
    if quantity.unit in _HARDWARE and _JOINS.search(lead):
        return True
    uses = quantity.unit in _USERS or (
        quantity.unit == "people" and _USE_IT.match(sentence.text, figure.end) is not None
    )
    if uses and value >= _MANY_USERS and not _DRAWN.search(lead):
        return True
    large = value >= _LARGE or quantity.comparator in {"<=", ">="}
    gap = max(word.start - figure.end, figure.start - word.end) if word else _NEAR + 1
    if gap <= _NEAR:
        return large or bool(sentence.names)
    if quantity.unit in _LOADS and word is not None:
        return False
    return (large and bool(sentence.names)) or (value >= _VERY_MANY and bool(_HOLDS.search(lead)))
