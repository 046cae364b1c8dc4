"""What English says of the future: the words that say that something will be, or has been."""

from __future__ import annotations

import re
from bisect import bisect_left

from nlp.claims.named_time import NamedTime
from nlp.claims.sentence import Sentence

_AIM = re.compile(
    r"\b(?:goal|aim|idea|plan|point|way|trick|purpose|key|job|answer|challenge|task|hope|thing|step"
    r"|approach|alternative|option|best)\b[^,;:.]{0,40}$",
    re.IGNORECASE,
)
"""The goal is to cut latency: nothing is foretold."""
_MOVES = "grow|rise|fall|reach|double|triple|climb|hit|exceed|shrink|drop|pass|top|surpass|cost"
_WILL = re.compile(
    r"\b(?P<to>(?:is|are) to )(?!be (?:seen|found|had|blamed)\b)(?=[a-z])"
    r"|\b(?:will|won['’]t|['’]ll|shall|(?:is|are) (?:going|set|slated|scheduled|poised|likely|due"
    r"|expected|projected|forecast|predicted|on track|preparing) (?:to|for)|due|expects?|expecting"
    r"|had expected|forecasts?|forecasting|predicts?|predicting|projects|projected|foresees?"
    r"|anticipates?|plans? (?:to|for|on)|planned|planning to|aims?|aiming|targets|targeting"
    r"|hopes (?:to|that|for)|hope to|hoping|wants? to|intends?|seeks? to|pledge[sd]? to"
    r"|vow(?:s|ed) to|committed to"
    r"|commits? to|signed up for|preparing to|guidance|guided|outlook|roadmap|chance that"
    r"|bets?(?: that)?|reckons?|postpon\w+|wants (?=(?:an?|half|two) \w+ of\b|(?:an?|\d+) (?:m"
    r"|b)illion)"
    r"|plans (?=an?\b|the\b|(?:\w+ )?(?:new|more)\b)|(?:rais|lift|lower)(?:es|ed|e) (?:its|the"
    r"|their|our|his)"
    r" (?:[\w-]{2,14} ){0,3}(?:target|estimate)s?"
    rf"|(?:must|should|is bound to) (?:{_MOVES})|(?:sees|expects"
    rf"|eyes) (?=[^.;]{{0,70}}\b20[2-9]\d\b)"
    r"|to (?:reach|hit|double|triple|grow|rise|exceed|surpass|become))\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:could|(?-i:may)|might|would|should)\b(?! (?:have|not))"
    r"|\bmodels (?:now |still )?have\b|\bconsensus\b|\bpencil(?:s|led)? in\b|\bsees\b|\beye(?:s"
    r"|ing)\b"
    r"|\bforesee\b|\bpromises\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|reached|grew|rose|fell|hit|passed|sold|shipped|took|became|reported"
    r"|stood|came|went|jumped|climbed|dropped|doubled|tripled|totalled|posted|spent|raised|cost"
    r"|made|delivered|launched|cut|signed|joined|added|gained|attracted|managed|built|completed"
    r"|finished|moved|won|lost)\b",
    re.IGNORECASE,
)
_OF_SELF = re.compile(
    r"\b(?:you|users?|customers|it|this|that|we) (?:will|['’]ll) (?:need|have to|see|be (?:charged"
    r"|billed|able)|use|take|require|receive|get|cost|default)\b",
    re.IGNORECASE,
)
"""Instructions and rules: you will need 16 GB."""
_SOON = re.compile(r"\bsoon\b", re.IGNORECASE)
_RELEASE = re.compile(
    r"\b(?:releas\w+|launch\w*|available|availability|GA|publish\w*|announc\w+|host\w*|held|take"
    r" place|present\w*|speak\w*|webinar|conference|summit|event|meet\w*|session|open(?:s|ed)?"
    r"|registration|support|supported|deprecat\w+|retire[sd]?|sunset\w*|discontinu\w+|remov\w+"
    r"|migrat\w+|upgrad\w+|end[- ]of[- ]life|preview|beta|roll(?:s|ed|ing)? out|merge[sd]?|document"
    r"\w*|blog|post|share|add(?:s|ed)?|introduc\w+|ship(?:s|ped)? (?:in|with) v?\d)\b",
    re.IGNORECASE,
)
"""A release, an event and the end of support are no predictions."""
_EXPECTED = re.compile(
    r"\b(?:is|are) (?:widely |now |also )?(?:expected|projected|forecast|predicted|poised"
    r"|likely) to\b",
    re.IGNORECASE,
)
_SHORT = 44
"""Characters of a clause that only says when, or who says so: `By 2028, Gartner predicts, …`."""
_SAYS_SO = re.compile(r", [^,.;:]{2,30} (?:says?|said|reckons?|predicts?|expects?|hopes?|thinks?),")
_NEAR = 60
_REACH = 220
"""Characters around an amount: a flood of amounts has no clauses."""
_AT_ONCE = 3
_MOST_SHORT = 3
_MERIT = re.compile(
    r"\b(?:profit\w*|grow\w*|ris\w+|fall\w*|double|triple|reach\w*|exceed\w*|replac\w+"
    r"|dominat\w+|overtak\w+|becom\w+|make up|account for|run out|cost|cheaper|faster|arriv\w+"
    r"|deliver\w*|produc\w+|power|surpass\w*|outsell\w*|shrink\w*|disappear\w*|lead\w*|own|idle"
    r"|obsolete|break even)\b",
    re.IGNORECASE,
)
"""What a sentence that names nothing must speak of to be a prediction."""


def time_of_figure(
    sentence: Sentence, start: int, end: int, times: list[NamedTime]
) -> tuple[bool, NamedTime | None]:
    """Whether the amount at `start` to `end` is one of the future, and of what time."""
    text = sentence.text
    low, high = _statement(sentence, start, end, times)
    low, high = max(low, start - _REACH), min(high, end + _REACH)
    time = _nearest([t for t in times if low <= t.start < high], start)
    said = text[low:high]
    if _OF_SELF.search(said):
        return False, None
    will = _WILL.search(said)
    if will is not None and not (will["to"] and _AIM.search(said, 0, will.start())):
        return True, time
    if _MAY.search(said) and (time is not None or _SOON.search(said)):
        return True, time
    if time is not None and time.deadline and not _PAST.search(said):
        return True, time
    return False, None


def statement(
    sentence: Sentence, times: list[NamedTime], *, goods: bool
) -> tuple[int, int, NamedTime | None] | None:
    """What a sentence without a figure says of the future: its place, and its time.

    `goods` says whether it names things that are made; their delivery is worth a prediction.
    """
    text = sentence.text
    for time in times:
        low, high = max(0, time.start - 110), min(len(text), time.end + 110)
        will = _WILL.search(text, low, high) or _MAY.search(text, low, high)
        if will is None or time.exact:
            continue
        verb = text[min(will.start(), time.start) : max(will.end(), time.end) + _NEAR]
        if _RELEASE.search(verb) and not goods:
            continue
        if not sentence.names and not time.deadline and not _MERIT.search(verb):
            continue
        return min(will.start(), time.start), max(will.end(), time.end), time
    expected = _EXPECTED.search(text) if sentence.names else None
    return (*expected.span(), None) if expected else None


def _statement(sentence: Sentence, start: int, end: int, times: list[NamedTime]) -> tuple[int, int]:
    """The clause of an amount, with the short ones around it that say when and who says so."""
    low, high = sentence.clause(start, end)
    ends = sentence.clause_ends
    at = bisect_left(ends, low - 1)
    for _ in range(_MOST_SHORT):
        begin = ends[at - 1] + 1 if at > 0 else 0
        piece = sentence.text[begin:low]
        if low == 0 or len(piece) > _SHORT or ";" in piece or _has_figure(sentence, begin, low):
            break
        low, at = begin, at - 1
    aside = _SAYS_SO.match(sentence.text, high)
    high = aside.end() - 1 if aside else high
    if any(high <= time.start <= high + _AT_ONCE for time in times):
        after = bisect_left(ends, high + 1)
        high = ends[after] if after < len(ends) else len(sentence.text)
    return low, high


def _has_figure(sentence: Sentence, start: int, end: int) -> bool:
    return bool(sentence.figures_near(start, end))


def _nearest(times: list[NamedTime], place: int) -> NamedTime | None:
    return min(times, key=lambda time: abs(time.start - place), default=None)
