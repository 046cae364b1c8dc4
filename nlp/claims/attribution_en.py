"""Who says so in an English sentence.

Verbs of saying are looked for first; the one who speaks stands before them (`Analysts at Bernstein
expect`) or, behind a comma or a quotation, after them (`," said one buyer`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.claims.voices import Voice

NOTES = r"(?:\[\^?\w{1,8}\]){0,3}"
"""Marks of footnotes behind a name: `Gartner[^1]`."""
PERSON: Final = frozenset({"he", "she", "his", "her"})
"""Of those below, the ones that mean a person."""
SAME_ONE: Final = frozenset(
    {"it", "they", "he", "she", "the company", "the firm", "the startup", "the start-up"}
    | {"its", "their", "his", "her", "his own company", "her own company", "its own maker"}
)
"""Words that point to a speaker named before."""

_SAYS: Final = re.compile(
    r"\b(?:(?P<sure>says?|said|claim(?:s|ed)?|reports?|reported|announced|stated?s?|argue[sd]?"
    r"|promise[sd]?|predict(?:s|ed)?|writes?|wrote|told|noted|estimate[sd]?|quote[sd]?"
    r"|tout(?:s|ed)?|boast(?:s|ed)?|insist(?:s|ed)?|explain(?:s|ed)?|expect(?:s|ed)?"
    r"|confirm(?:s|ed)?|advertise[sd]?|warn(?:s|ed)?|admit(?:s|ted)?|conceded?s?|contend(?:s|ed)?"
    r"|caution(?:s|ed)?|assert(?:s|ed)?|allege[sd]?|reckon(?:s|ed)?|believe[sd]?|hope[sd]?"
    r"|forecast(?:s|ed)?|declare[sd]?|disclosed?|vow(?:s|ed)?|pledge[sd]?(?! [$€£¥\d])|gush(?:es"
    r"|ed)?"
    r"|acknowledge[sd]?|complain(?:s|ed)?|call(?:s|ed)?|describe[sd]?|bill(?:s|ed)|hail(?:s|ed)?"
    r"|dub(?:s|bed)|cites?|cited|point(?:s|ed)? out|(?:speaks?|spoke|talks?|talked) of"
    r"|calculate[sd]?|measured|tells?|whisper(?:s|ed)?|tweeted|quipped|remarked|commented"
    r"|countered|still prints"
    r"|attribute[sd]?|credit(?:s|ed)?|put it)"
    r"|(?P<perhaps>notes?|add(?:s|ed)?|suggest(?:s|ed)?|find|found|finds|think(?:s)?|thought"
    r"|observed"
    r"|stress(?:es|ed)?|project(?:s|ed)?|maintain(?:s|ed)?|show(?:s|ed)?|reveal(?:s|ed)?"
    r"|concluded?s?"
    r"|recall(?:s|ed)?|highlight(?:s|ed)?|emphasi[sz]e[sd]?|joke[sd]?|replied|agree[sd]?"
    r"|put(?:s)?|peg(?:s|ged)?|posted|guess(?:es|ed)?))\b"
)
_TELLS_THAT = re.compile(
    r",? (?:that|how|(?:it|them|this|that|(?:the|its|their|his|her) (?:[\w-]{1,20} ){1,7}?) ?at)\b"
    r"|[.,\"”:]|\W*$"
)
"""What makes a word that often means something else one of saying: notes that …, it added."""
_STOP: Final = (
    r"(?:and|but|or|that|which|while|as|when|because|if|so|though|although|to|is|are|was|were|be"
    r"|has|have|had|with|for|than|then|what|where|who|yet|even|in|on|at|by|from|of|it|they|he|she"
    r"|we|you|I|not|about|over|will|can|could|may|our|my)\b"
)
_ROLE: Final = (
    r"(?i:analysts?|compan(?:y|ies)|firms?|start-?ups?|vendors?|managers?|executives?|engineers?"
    r"|(?:co-?)?founders?|chief|CEO|CTO|CFO|COO|presidents?|chair(?:man|woman)?|officers?"
    r"|spokes(?:person|people|man|woman)|officials?|sources?|person|people|backers?|investors?"
    r"|critics|customers?|users?|authors?|scientists?|professors?|researchers?|developers?|teams?"
    r"|papers?|filings?|lawyers?|regulators?|ministers?|ministry|operators?|rivals?|competitors?"
    r"|suppliers?|partners?|groups?|agenc(?:y|ies)|makers?|chipmakers?|labs?|banks?|brokers?"
    r"|brokerages?|consultanc(?:y|ies)|magazines?|newspapers?|posts?|press release|testers?"
    r"|economists?|insiders?|boss(?:es)?|head|director|lead|maintainers?|reviewers?|experts?"
    r"|observers|sceptics|skeptics|buyers?|resellers?|distributors|utilit(?:y|ies)|players|banner"
    r"|roadmap|report|study|survey|notes|release|statement|website|blog|documentation"
    r"|slides?|pages?|site|deck|memo|letter|keynote|datasheet|architects?|administrators?"
    r"|physicists?|index|tracker|footnotes?|datasheets?|readme|charts?|brochures?|owners?"
    r"|providers?|manufacturers?"
    r"|organi[sz]ations?|institutes?|universit(?:y|ies)|watchdog|outlet|leaders?|veterans?"
    r"|employees?|staff|representatives?|dealers?|shops?|hosts?|publisher|bank|plaintiffs?)"
)
_CAPITAL: Final = r"(?:[A-Z]|[a-z]{1,2}[A-Z])[\w&.'’-]{0,30}"
_NAME: Final = (
    r"(?!(?:The|An?|This|That|These|Those|It|Its|Our|Their|In|On|At|And|But|As|If|We|I|You|So"
    r"|When|While|What|Who|Yet|Then|There|Here|They|He|She|Some|Most|Many|One|Two|Others)\b)"
    rf"{_CAPITAL}(?: (?:(?:of|and|&|de|van|der|du) )?{_CAPITAL}){{0,4}}"
)
_OF: Final = (
    r"(?: (?:at|of|for|from|in|with|close to|familiar with|briefed on|who|by|on)"
    r" [^,.;:()\"“”]{1,60}?)?"
)
_PEOPLE: Final = (
    rf"(?:(?!{_STOP})[\w'’.&-]{{1,30}} ){{0,5}}?{_ROLE}(?: {_NAME})?{_OF}"
    rf"|(?:[Oo]ne|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Tt]wo|[Tt]hree|[Aa] few) of"
    r" (?:them|its|the|those|their)(?: [\w-]{1,20}){0,3}?"
    r"|[Oo]thers|[Ss]ome|[Cc]ritics|[Oo]ne|[Mm]any|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Ii]nsiders"
)
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s\"“”'‘(*_>\[]))(?P<who>{_PEOPLE}|{_NAME}){NOTES}"
    r"(?:, (?:[^,.;:\"“”]|(?<=\d)[,.](?=\d)){2,70},| \([^()]{1,30}\))?"
    r" (?:(?:also|now|still|has|have|had|then|even|recently|once|later|further|openly|privately"
    r"|publicly|itself|himself|herself|themselves|\w{3,12}ly|today|yesterday|last \w+|on \w+day"
    r"|this \w+) ){0,2}$"
)
_BEHIND = re.compile(
    rf" (?P<who>{_NAME}|{_PEOPLE})(?=[,.;:\"”)]"
    r"| (?:in|at|on|of|who|as|told|during|after|when|to|this|last|via)\b|\W*$)"
)
_INVERTED = re.compile(r"(?:[,?!][\"”’']?|[\"”’']|[—–-]) ?$")
_ACCORDING = re.compile(
    rf"\b(?:[Aa]ccording to|(?:^|(?<=[,;(] ))[Pp]er(?= [A-Z][a-z]+[A-Z]?[a-z]+\b(?!s?\s+(?:GPU"
    rf"|chip|hour|month)))"
    rf"|[Cc]iting|[Ii]n the words of|[Qq]uoted by|[Ss]ays a"
    rf"|[Aa]s reported by|[Ee]stimated by|[Mm]easured by|[Tt]ests? by|[Ff]igures from|[Dd]ata from"
    rf"|[Rr]esearch by|[Rr]esearch from|[Aa] survey by|[Aa] study by) (?:the (?=[A-Z]))?"
    rf"(?P<who>{_NAME}(?! (?:of|and) )|{_PEOPLE}|[a-z][\w'’ -]{{2,40}}?){NOTES}(?=[,.;:)—–\"”]|$"
    r"| that\b| by\b| and\b| who\b| in\b| on\b| at\b| \()"
)
_ITS: Final = (
    r"[Tt]he (?:company|firm|start-?up|vendor|maker|lab|bank|founder|team|agency|project)"
    r"|(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:own )?(?:company|firm|maker)"
)
_BY_THEIR = re.compile(
    rf"\b(?:[Ii]n|[Bb]y|[Oo]n|[Tt]o hear) (?P<who>{_NAME}|{_ITS}|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)"
    r"(?:['’]s?)? (?:own |internal |published |official )?(?:count|reckoning|account|words|view"
    r"|telling|opinion|arithmetic|estimates?|figures|numbers|calculations?|marketing)\b"
)
"""By the firm's reckoning, in her words."""
_DOCUMENT = re.compile(
    rf"(?P<who>(?:[Tt]he|[Aa]|[Ii]ts|{_NAME}['’]s?)(?: own| new| latest| marketing| launch){{0,2}}"
    r" (?:slides?|footnotes?|data ?sheets?|spec sheets?|brochures?|charts?|press releases?|readme"
    r"|white ?paper|leaflet|deck|keynote)) (?:has|gives?|lists?|puts?|promises|quotes?|speaks? of"
    r"|claims?)\b"
)
"""What something is said to be in print: Dell's own slide has inference up 3.1 times."""
_AS_IT_SAYS = re.compile(
    r"\bas (?P<who>it|they|he|she|the (?:company|firm|start-?up)) (?:likes? to (?:say|put it"
    r"|call it"
    r"|boast)|says?|puts? it|calls? it|would have it)\b"
)
_QUOTED_FROM = re.compile(
    rf"\bfrom (?P<who>(?:an? )?{_PEOPLE}|{_NAME})(?: [^:\"“”.;]{{0,40}})?: (?=[\"“])"
)
_OWN = re.compile(
    rf"\b(?:[Ii]n|[Bb]y|[Oo]n|[Ff]rom)?(?:^| )?(?P<who>{_NAME}?)(?:\]\([^()\s]{{1,200}}\))?[’']s?\s"
    r"(?:own |internal |published |official |in-house |latest |early ){0,2}"
    r"(?:figures?|benchmarks?|tests?|testing|numbers?|data|measurements?|estimates?|reckoning|count"
    r"|claims?|marketing|calculations?|models?(?= (?:put|show|suggest))|survey|study|arithmetic"
    r"|predictions?|forecasts?|verdict|guess)\b"
)
_HEARSAY = re.compile(
    r"\b(?:(?:benchmarks?|tests?|results?|stud(?:y|ies)|surveys?|measurements?|figures?|data"
    r"|numbers|experiments?|filings?|polls?|evaluations?) (?:clearly |also )?(?:shows?|showed"
    r"|suggests?|found"
    r"|finds|indicates?|reveals?|demonstrates?|report)|allegedly|rumou?red|is said to"
    r"|are said to|said to be|it is claimed|supposedly|we are told"
    r"|(?:is|are|was|were) (?:billed|sold|touted|hailed|pitched|promoted) as|says a survey"
    r"|according to a (?:slide|survey"
    r"|report|study)|is (?:widely )?(?:claimed|understood) to)\b",
    re.IGNORECASE,
)
WRITER: Final = frozenset({"we", "i", "our", "us", "you"})
"""Those who speak for the text itself, or for nobody."""
_NO_ONE = re.compile(
    r"(?:benchmarks?|tests?|testing|results?|stud(?:y|ies)|surveys?|measurements?|figures?|data"
    r"|numbers|experiments?|polls?|many)\b",
    re.IGNORECASE,
)
"""What shows something and says nothing: it is only said that it is said."""
_PERSON_NAME = re.compile(
    r"\b(?!(?:The|In|On|At|But|And|It|Its|Amazon|Google|Microsoft|Meta|Apple|Intel|Nvidia|Oracle"
    r"|New"
    r"|San|United|Wall|Silicon|North|South|White|Hong|Los)\b)[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    r"(?: [A-Z]\.)?(?: (?:de|van|von|der|bin))? [A-Z][a-z]+(?:[A-Z][a-z]+)?(?=[,.’']| (?:[a-z]|\())"
)
_WINDOW: Final = 130
_SPEAKS = re.compile(
    r"says?|said|told|tells?|claim(?:s|ed)?|announced|stated|warned|insist(?:s|ed)?"
)
"""Verbs that make even what is followed as a product a speaker: Pinecone said."""
_JOINED = re.compile(r"(?:\b(?:and|but|while|though|whereas),? (?:so )?|; )$")
"""Who speaks behind these speaks for what follows alone."""
_AND = re.compile(r"\b(?:and|but)(?: (?:has|have|had|also|now|then|later|since)){1,3} $")
_FIRST_SUBJECT = re.compile(
    rf"\W{{0,4}}(?P<who>{_NAME}|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Tt]he (?:company|firm|start-?up))"
    r" [a-z]{2,15}\b"
)


_PATTERNS: Final = (
    (_ACCORDING, False),
    (_OWN, True),
    (_BY_THEIR, False),
    (_DOCUMENT, False),
    (_AS_IT_SAYS, False),
    (_QUOTED_FROM, False),
)


def voices(text: str) -> Iterator[Voice]:
    """Everyone whom an English sentence lets speak."""
    for verb in _SAYS.finditer(text):
        found = _speaking(text, verb)
        if found is not None:
            yield found
    for pattern, told in _PATTERNS:
        for match in pattern.finditer(text):
            yield Voice(match.start("who"), match.end("who"), match["who"], told)
    for match in _HEARSAY.finditer(text):
        yield Voice(match.start(), match.end())


def _speaking(text: str, verb: re.Match[str]) -> Voice | None:
    """Who stands before a verb of saying, or else behind it."""
    begin = max(0, verb.start() - _WINDOW)
    lead = text[begin : verb.start()]
    before = _BEFORE.search(lead)
    if before is not None:
        if verb["perhaps"] and not _TELLS_THAT.match(text, verb.end()):
            return None
        if _NO_ONE.match(before["who"]):
            return None
        start, end = before.span("who")
        since = begin + start if _JOINED.search(lead, 0, start) else None
        sure = verb["sure"] is not None and _SPEAKS.fullmatch(verb["sure"]) is not None
        return Voice(begin + start, begin + end, before["who"], not sure, since=since)
    joined = _AND.search(lead)
    if joined is not None and not verb["perhaps"]:
        first = _FIRST_SUBJECT.match(text, 0, begin + joined.start())
        if first is not None:
            return Voice(*first.span("who"), first["who"], told=True)
    if not _INVERTED.search(lead):
        return None
    behind = _BEHIND.match(text, verb.end(), verb.end() + _WINDOW)
    if behind is None:
        return None
    return Voice(*behind.span("who"), behind["who"], told=True)


def person_in(text: str) -> str | None:
    """The last one in a text whose name looks like that of a person: Lisa Su."""
    found = [match.group() for match in _PERSON_NAME.finditer(text)]
    return found[-1] if found else None
