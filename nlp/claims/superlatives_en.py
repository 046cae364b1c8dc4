"""English superlatives by their form: the lowest latency, Europe's best model, the first to ship.

A lexicon cannot list them, for any adjective has one. What counts is the word that makes it one of
a kind (the, its, Europe's) and that something is said to be it: `for the largest models` and `at
the highest level` only point at things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_ESTS: Final = (
    r"fastest|quickest|cheapest|largest|biggest|smallest|lowest|highest|best|strongest|smartest"
    r"|densest|greatest|widest|longest|shortest|lightest|thinnest|simplest|easiest|broadest|leanest"
    r"|dearest|priciest|busiest|finest|poorest|weakest|brightest|cleanest|costliest|toughest"
    r"|richest|deepest|fewest|hottest|safest|greenest|coolest|purest|sharpest|tightest|worst"
    r"|slowest|boldest"
    r"|(?!(?:lat|new|old|near|clos|earli|furth|farth|t|r|requ|inter|for|gu|inv|sugg|harv|hon|mod|qu"
    r"|w|midw|northw|southw|earn|dig|manif|cont|prot|arr|beh|conqu|dishon|att|inf|ing|n|p|v|z|ch"
    r"|cr|j|unr|backt|ret|pri|temp|slight|utm|budap|ever|pyt|blam|div)est\b)"
    r"[a-z]{2,9}[a-z]est(?=\s+(?:[a-z-]+\s+){0,3}?(?:in|of|on|ever|that|we|to date|yet|so far)\b)"
)
_MOST: Final = (
    "powerful|advanced|capable|intelligent|efficient|sophisticated|accurate|reliable|secure"
    "|comprehensive|scalable|flexible|performant|popular|affordable|valuable|expensive|ambitious"
    "|complete|successful|trusted|innovative|versatile|productive|competitive|economical|robust"
    "|complex|mature|open|profitable|aggressive|impressive|extensive|compact|transparent"
    r"|(?:energy|power|cost|memory|compute|data|space|water)[- ](?:efficient|effective|hungry)"
    r"|widely[- ](?:used|adopted|deployed)|(?:downloaded|used|adopted|deployed|cited|traded)"
)
_NOT_MOST: Final = (
    r"(?:recent|common|likely|cases?|frequent|relevant|suitable|appropriate|obvious|basic|people"
    r"|compan|users?|notabl|important\w*ly|models?|current|often|similar|general|vulnerable"
    r"|affected"
    r"|severe|famous|interesting|challenging|difficult|critical|urgent|annoying|people|workloads?"
    r"|applications?|developers?|customers?|enterprises?|engines?|systems?|things?|places?|other"
    r"|teams?|clusters?|likely|known|sensitive|confus|painful|time|notable|cited|[a-z]+ly\b"
    r"|[a-z]+s\b"
    r"|specific|demanding|straightforward)"
)
"""What follows `most` where it is no praise: the most recent, most companies."""
_UNIQUE: Final = r"the|its|our|their|[\w.&-]{1,30}['’]s?"
_SUPERLATIVE = re.compile(
    rf"(?P<lead>\b(?:{_UNIQUE})\s+(?:(?:very|second|two|three|single|new|\w+ly)\s+)?)?"
    rf"(?P<est>\b(?:(?:{_ESTS})(?:[- ](?:performing|growing|selling|ever))?"
    rf"|(?:most|least)\s+(?:{_MOST}"
    rf"|(?!{_NOT_MOST})[a-z]{{5,16}}(?:-[a-z]{{2,8}})?(?=\s+[a-z]))))\b(?!\s+(?:of all"
    rf"|practices?|efforts?|before|guess|bits?"
    r"|digits?|byte|common|priority|if|known|bidder|level|regards|to\b))",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?:(?:now|also|still|probably|currently|easily|arguably|already|by far|again|perhaps|not|both"
    r"|simply|one of|some of|among|clearly|today|then|once|likely|undoubtedly|certainly)\s+)*"
)
_SAID_TO_BE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|becom(?:e|es|ing)|became|remains?|remained|as"
    r"|(?:is|are|was|were)n['’]t"
    r"|call(?:s|ed)?"
    r"|named|considered|it['’]s|they['’]re|achiev\w+|maintain\w*|deliver\w*|offer\w*|provid\w+"
    r"|ha[sd]|have|having|show\w*|with|reach\w*|gives?|gave|posts?|posted|yield\w*|boast\w*"
    r"|clock\w*|claim\w*|promis\w+|enjoy\w*|bring\w*|built|builds?|announc\w+|unveil\w*|launch\w*"
    r"|introduc\w+|among"
    r"|(?:one|some|two|three|four|five|many) of"
    r"|(?:mak(?:es|e|ing)|made|call(?:s|ed)?|consider(?:s|ed)?|names?d?|put|hail(?:s|ed)?)"
    r"(?:\s+[\w.'’-]{1,20}){1,5}|at)\s+|[,–—(:]\s*|[\"“])"
    rf"{_ADVERBS}[\"“'‘*_]{{0,3}}$",
    re.IGNORECASE,
)
"""What goes before what is called the fastest. `for the largest models` only points at things."""
_GAVE = re.compile(
    r"\b(?:achiev\w+|maintain\w*|deliver\w*|offer\w*|provid\w+|ha[sd]|have|having|show\w*|with"
    r"|at|reach\w*|gives?|gave|posts?|posted|yield\w*|boast\w*|clock\w*|record\w*)\s+$",
    re.IGNORECASE,
)
_MERE = re.compile(
    r"\s+(?:(?:configuration|place|placement|answer|options?|choices?|candidates?|nodes?"
    r"|replicas?|scores?|weighted|matching|values?|parts?|things?|wins?|source|possible|interests?"
    r"|viable|measured|priority|number|drivers?|challenges?|problems?|issues?|bottlenecks?"
    r"|of(?!\s+(?:the|all|any|its|these|those|our|them|three|four|five|six|ten)\b)"
    r"|mistakes?|question|reason|changes?|difference|file|index|ones?|sustainable|successful"
    r"|available)\b)",
    re.IGNORECASE,
)
_ONE_WITH = re.compile(
    r"\b(?:the|an?|each|that|every)\s+(?:pod|server|node|replica|endpoint|worker|instance|backend"
    r"|one"
    r"|request|candidate|host|device|queue|offer|region)s?\s+(?:with|ha[sd]|having)\s+$",
    re.IGNORECASE,
)
"""`The pod with the lowest score` is chosen, not praised."""
_FIRST = re.compile(
    r"(?:(?P<is>\b(?:is|are|was|were|be|been|being|became|becomes?|remains?|as|called?|calls"
    r"|named)\s+"
    r"(?:(?:also|now|hardly|not)\s+)?)|[,–—:(]\s*"
    r"|\b(?:announc|unveil|launch|introduc|releas|debut|ship)\w*\s+)[\"“'‘*_]{0,3}"
    r"(?P<est>(?:the|its|[\w.&-]{1,30}['’]s?)\s+(?:(?:very|world|industry)(?:['’]s)?\s+)?first)\b"
    r"(?!\s+(?:time|step|stage|part|half|quarter|day|week|month|year|token|version|release|batch"
    r"|customers?|generation|two|three|few|results?|look|line|thing|place|one\b|phase|round|of\s"
    r"|posts?|articles?|blogs?|instal|entry|chapter|items?|elements?|arguments?|columns?|rows?"
    r"|characters?|in\s+a|beta|preview|alpha|public|stable|official|such|draft|pass|calls?"
    r"|requests?"
    r"|runs?|iteration|attempt|deployment|and\b|question|priority|choice|sentence|word|example"
    r"|reason|major\s+(?:version|release)|[.,;:]|[\w-]+\s+(?:quarter|half|weeks?|months?|years?"
    r"|days?)))"
    r"(?(is)|(?=(?:\s+[\w./-]+){0,7}?\s+(?:to\s+(?!\d)[a-z]|that|which|with|ever|in\s+the|in\s+its"
    r"|built|designed|based|made|of\s+its\s+kind|on\s+the\s+market)))",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?P<est>\b(?:a|an|the|its|our|as|[\w.&-]{1,30}['’]s?)\s+(?:(?:world|industry|market|class"
    r"|undisputed|clear|global)(?:['’]s)?[- ])?(?:leading(?![- ](?:edge|zeros?|digits?|causes?"
    r"|to\b|underscore|characters?|spaces?|slash|dimension|axis|order|up\b|labs?\b|companies\b"
    r"|customers\b|indicator))|leader\s+(?:in|for|of)\b|top[- ](?:performing|ranked|rated"
    r"|selling))|\b(?:is|are|was|were|remains?)\s+(?:still\s+)?(?:best in class|unbeaten"
    r"|ahead of all|top of the|number one|second to none))"
    r"|(?P<lead>\bleads?\s+(?:across|on all|in all|all|every|the\s+(?:pack|field|market|industry"
    r"|rankings?|leaderboard|list|race|world)\b)|\b(?:re)?(?:gain|tak|hold|keep)\w*\s+the\s+lead\b"
    r"|\btops?\s+(?:the|every|all)\s+(?:[\w-]+\s+)?(?:lists?|leaderboards?|charts?|rankings?"
    r"|benchmarks?)\b|\b(?:beats?|outperforms?)\s+(?:every|all|any)\s+other\b"
    r"|\b(?:is|are|was|were|be|being|became)\s+(?:the\s+)?first\s+to\b|\ba\s+first\s+(?:for|in)\b)",
    re.IGNORECASE,
)
_THAN_ANY = re.compile(
    r"(?P<est>\b(?:more|less|fewer|better|[a-z]{2,10}er)\s+(?:[\w/-]{1,20}\s+){0,4}?than\s+"
    r"(?:any(?:thing|one)?|every|all)(?:\s+other)?\b)"
    r"|(?P<no>\b(?:nothing|none\s+of\s+(?:its|their|the)\s+(?:rivals|competitors|others|peers))\b"
    r"(?:\s+[\w'’-]{1,20}){0,6}?\s+(?:beats?|match(?:es)?|comes?\s+close|rivals?"
    r"|is\s+(?:\w{3,9}er\b"
    r"|as\s+(?:fast|good|cheap)))\b)"
    r"|(?P<rank>\brank(?:s|ed)?\s+(?:first|top|number\s+one|no\.?\s?1)\b"
    r"|\b(?-i:[Tt]ops)\s+(?=(?-i:[A-Z]))"
    r"|\b(?:t(?:akes?|ook)|w(?:ins?|on)|holds?|held)\s+the\s+(?:crown|title|top\s+spot)\b"
    r"|\b(?:the|a)\s+de\s+facto\s+standard\b)",
    re.IGNORECASE,
)
"""Superlatives in other words: more than any other, the de facto standard."""
_RECORD = re.compile(
    r"(?P<new>\b(?:sets?|hit|hits|posted|posts|reach(?:es|ed)|marks?|marked)\s+(?:an?|another)"
    r"\s+(?:new|all-time)\s+(?:high|low|record|best)\b)"
    r"|(?P<won>\b(?:t(?:akes?|ook)|w(?:ins?|on)|claim(?:s|ed))\s+(?:the\s+)?(?:first"
    r"|top)\s+place\b)"
    r"|(?P<est>\b(?:(?:an?|new|another|sets?|hits?|posted|reported|reports|posts|its|the|all-time"
    r"|at)"
    r"\s+record(?:[- ](?:high|low|breaking|setting))?|record[- ](?:breaking|setting|high|low)))\b"
    r"(?!s?\s+(?:of\s+(?:all|the|each|every|what)|is\b|label|company|type|key|id\b))"
    r"(?=\s+(?:revenue|sales|profit|quarter|year|high|low|demand|order|growth|[$£€¥]|for\b"
    r"|of\s+[$£€¥\d])|[- ](?:breaking|setting))",
    re.IGNORECASE,
)
_WEIGHTS: Final = ((_FIRST, 0.5), (_LEADING, 0.4), (_RECORD, 0.4), (_THAN_ANY, 0.4))
_OWN: Final = frozenset({"its", "our", "their"})
_WEIGHT = 0.5
_WAY = re.compile(r"\s+ways?\b", re.IGNORECASE)
_SINCE = re.compile(r"(?:\s+[\w-]{1,20}){1,3}\s+(?:since|ever|yet|in \w+ years)\b", re.IGNORECASE)
_WORD_ENDS: Final = ("est", "EST", "ost", "OST", "orst", "irst", "east")
_TRACES: Final = (
    *("lead", "Lead", "ecord", "tops", "Top ", "top ", "top-", "op of", "nbeaten", "umber one"),
    *("econd to", "beat", "Beat", "utperform", "new high", "new low", "new record", "new best"),
    *("all-time", "irst place", "facto standard", "the crown", "the title", "than any"),
    *("than every", "than all", "one of its", "othing", "anks ", "anked "),
)
"""Letters of which every superlative holds some: at the end of a word, and anywhere."""
_TRACE_BEFORE: Final = 60
_TRACE_AFTER: Final = 110
_LEAD = 60
_WHITE = re.compile(r"\s+")


def has_form(words: str) -> bool:
    """Whether words alone make a superlative of the forms that `superlatives` finds."""
    return _SUPERLATIVE.fullmatch(words) is not None


def superlatives(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Start, end, weight from 0 to 1 and the plain form (the fastest) of each, not in order."""
    for begin, stop in _windows(text):
        yield from _superlatives_in(text, begin, stop)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The places around letters that every superlative holds; few texts hold many."""
    begin = stop = 0
    for start, end in sorted({*_ends_of_words(text), *_anywhere(text)}):
        if start - _TRACE_BEFORE > stop:
            if stop:
                yield begin, stop
            begin = max(0, start - _TRACE_BEFORE)
        stop = max(stop, min(len(text), end + _TRACE_AFTER))
    if stop:
        yield begin, stop


def _anywhere(text: str) -> Iterator[tuple[int, int]]:
    for trace in _TRACES:
        at = text.find(trace)
        while at >= 0:
            yield at, at + len(trace)
            at = text.find(trace, at + 1)


def _ends_of_words(text: str) -> Iterator[tuple[int, int]]:
    """Where words end as superlatives do: fastest, most, and so do test and request."""
    for trace in _WORD_ENDS:
        at = text.find(trace)
        while at >= 0:
            end = at + len(trace)
            if not text[end : end + 1].isalpha() and text[max(0, at - 1) : at].isalpha():
                yield at, end
            at = text.find(trace, end)


def _superlatives_in(text: str, begin: int, stop: int) -> Iterator[tuple[int, int, float, str]]:
    for match in _SUPERLATIVE.finditer(text, begin, stop):
        before = text[max(0, match.start() - _LEAD) : match.start()].rpartition("\n")[2]
        plain = _WHITE.sub(" ", match["est"].lower())
        if _is_said(text, match, plain, before):
            yield match.start(), match.end(), _WEIGHT, f"the {plain}"
    for pattern, weight in _WEIGHTS:
        for match in pattern.finditer(text, begin, stop):
            start, end = match.span(match.lastgroup or 0)
            yield start, end, weight, _WHITE.sub(" ", text[start:end].lower())


def _is_said(text: str, match: re.Match[str], plain: str, before: str) -> bool:
    """Whether something is said to be the fastest, and not only pointed at by that."""
    lead = (match["lead"] or "").strip().lower()
    if _MERE.match(text, match.end()):
        return bool(lead) and not lead.startswith("the") and _SAID_TO_BE.search(before) is not None
    if plain == "best" and lead in _OWN and not _SINCE.match(text, match.end()):
        return False  # its best run
    if plain == "best" and _WAY.match(text, match.end()):
        return False  # the best way to run it
    if lead and not lead.startswith("the"):
        return True
    said = _SAID_TO_BE if lead else _GAVE
    return said.search(before) is not None and not _ONE_WITH.search(before)
