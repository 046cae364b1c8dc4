"""What stands directly before and behind a name, as far as it tells in which sense it is meant.

A person has a title or another name beside it (`Mr Claude`, `Claude Monet`, クロードさん), a
product a version or a product's word (`Claude 3.5`, `Gemini Pro`), a company does what companies
do (`nlp.predicates`); what letters and capitals tell is here. What each weighs: `nlp.weights`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from nlp.predicates import MADE_BY, PRODUCT_WORD, RULES_BEFORE, RULES_BEHIND
from nlp.weights import BESIDE

_BEFORE: Final = 48
"""Characters in front of a name that are looked at."""
_AROUND: Final = 70
"""Characters on either side that tell a headline, where capitals say nothing."""
_COMPOUND: Final = re.compile(MADE_BY)
_PRODUCT_BEHIND: Final = re.compile(PRODUCT_WORD)

IN_JAPANESE: Final = "Latin letters in Japanese text"
_ENGLISH_PHRASE: Final = "an English phrase"
_ENGLISH_BEHIND: Final = re.compile(r" [a-z]{2,}(?=[^A-Za-z]*[」』”\"ぁ-ゖァ-ヺ一-鿿])")
_ARTICLE: Final = "an article in front"
_ARTICLE_ALONE: Final = "an article in front, and no noun behind"
_PHRASE_ENDS: Final = re.compile(r"[.,;:!?]|$| (?:of|in|is|was|and|or|to|for|from|with|on|at|by)\b")
_DETERMINER: Final = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Mm]y|[Yy]our|[Tt]heir|[Oo]ur|[Nn]o)"
    r"(?: (?!of|to|in|on|at|by|for|from|with|and|or|that|is|was)[a-z-]+)? $"
)
PROPER_NAME: Final = "a proper name within a sentence"
_PROPER: Final = re.compile(r"(?<![A-Za-z'’])(?P<word>[a-z]+),? $")
_NO_PROPER: Final = re.compile(
    "an?|the|his|her|my|your|their|its|our|this|that|these|those|each|every|another|any|some|no"
    "|one|two|three|very|new|old|current|left|right|broken|big|small|little|long|great|good|huge"
    "|giant|young|white|black|red|blue|whole|single|first|second|last|next|more|most|many|own"
    "|other|such|same|rather|too|so|quite|really|almost"
)
"""Words behind which a capital makes no name of a common word: a new Arm, no Oracle."""
_UNIT: Final = "a number in front of a unit"
_COUNT_BEFORE: Final = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+(?:\.\d+)?) $"
)
_NUMBER_BEFORE: Final = re.compile(r"[0-9０-９] ?$")
_FIRST_NAME: Final = "another name in front"
_PERHAPS_FIRST_NAME: Final = "perhaps another name in front"
_CAPITAL_BEFORE: Final = re.compile(
    r"(?:^|(?<=[\s(“\"‘「（]))(?P<word>[A-Z][a-zé]+)(?: [A-Z]\.)? $"
)
_NAME_BEHIND: Final = {
    "company": "another name behind a company's",
    "service": "another name behind a service's",
}
_CAPITAL_BEHIND: Final = re.compile(r" [A-Z][a-zé]{2,}(?:['’]s)?\b")
_SENTENCE_CAPITAL: Final = "capital of a sentence"
SUBJECT: Final = "a name that is the subject"
_VERB_BEHIND: Final = re.compile(
    r" (?:is|was|has|had|can|could|will|would|does|did|now|also|still|just|starts?|started|makes?"
    r"|made|takes?|took|gets?|got|goes|went|comes?|came|gives?|gave|runs|ran|works?|worked|adds"
    r"|added|costs?|needs?|wants?|knows|knew|finds|found|says|said|keeps|kept|lets|writes|wrote"
    r"|reads|helps|helped|fails|failed|beats?|supports|uses|used|caught|offers|ships"
    r"|to (?:be|get|help|join|cut|buy|build|open|use|run))\b"
    r"| [a-z]{3,}(?:s|ed) (?:the|an?|its|our|my|their|this|that|all|every|each|no|more)\b"
)
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;|\n•#*>-][\s\"“”*#]*|[。！？「])$")
_NO_FIRST_NAME: Final = re.compile(
    r"(?:A|An|The|This|That|These|Those|Its?|His|Her|Their|Our|My|Your|Some|Many|Most|All|Both|Each"
    r"|Every|No|Not|Only|Even|Also|And|But|Or|So|If|When|While|Where|Why|How|What|Which|Who|Whether"
    r"|As|At|By|For|From|In|Into|Of|Off|On|Onto|Out|Over|Since|Through|To|Under|Until|Up|Upon|With"
    r"|Within|Without|Via|Versus|Like|Unlike|Than|Then|There|Here|Now|Today|Yesterday|After|Before"
    r"|Because|Once|Still|Yet|Instead|Meanwhile|However|Let|Can|Could|Does|Do|Did|Is|Are|Was|Were"
    r"|Will|Would|Should|May|Has|Have|Had|Next|New|Old|Latest|First|Second|Open|Big|Tech|Former"
    r"|Rival|Parent|Chipmaker|Startup|Inside|Behind|Against|Between|Compare|Choose|Use|Try|Run|Ask"
    r"|Meet|Call|Create|Deploy|Introducing|Announcing|Facing|[A-Z][a-z]+(?:ing|ly)"
    r"|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
)
GENERAL: Final = (IN_JAPANESE, PROPER_NAME, SUBJECT)
"""What tells a name from a word, but not what it names."""
_JAPANESE: Final = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_WORDS: Final = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")


def neighbours(
    text: str, start: int, end: int, kind: str, is_named: Callable[[int], bool]
) -> Iterator[str]:
    """What the characters around `text[start:end]` say of its sense, for an entity of this kind.

    `is_named` tells whether another followed thing's name may stand at a position.
    """
    before = text[max(0, start - _BEFORE) : start]
    explained = False
    for what, pattern, kinds in RULES_BEFORE:
        if (not kinds or kind in kinds) and pattern.search(before):
            if BESIDE[what] < 0 and is_named(start - 2):
                continue
            explained = explained or BESIDE[what] > 1
            yield what
    for what, pattern, kinds in RULES_BEHIND:
        if (not kinds or kind in kinds) and pattern.match(text, end):
            if BESIDE[what] < 0 and (is_named(end + 1) or _COMPOUND.match(text, end)):
                continue
            explained = explained or BESIDE[what] > 1
            yield what
    if text[start].isascii():
        ends = _PHRASE_ENDS.match(text, end)
        code = any(c.isupper() or c.isdigit() for c in text[start + 1 : end])
        if ends and not code and _COUNT_BEFORE.search(before):
            yield _UNIT
        if not explained and not code and _DETERMINER.search(before):
            yield _ARTICLE_ALONE if ends else _ARTICLE
        yield from _by_letters(text, start, end, kind, before, is_named)
    elif _NUMBER_BEFORE.search(before):
        yield _UNIT


def _by_letters(
    text: str, start: int, end: int, kind: str, before: str, is_named: Callable[[int], bool]
) -> Iterator[str]:
    """What capitals tell, and Latin letters in Japanese."""
    around = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if _JAPANESE.search(around[0][-16:]) or _JAPANESE.search(around[1][:16]):
        yield IN_JAPANESE
        if _ENGLISH_BEHIND.match(text, end):
            yield _ENGLISH_PHRASE
    if _is_headline(*around):
        return
    first = _CAPITAL_BEFORE.search(before)
    if first and (_NO_FIRST_NAME.fullmatch(first["word"]) or is_named(start - 2)):
        first = None
    if first:
        begins = _SENTENCE_START.search(before[: first.start()])
        yield _PERHAPS_FIRST_NAME if begins else _FIRST_NAME
    second = _CAPITAL_BEHIND.match(text, end)
    if second and not is_named(end + 1) and not _PRODUCT_BEHIND.match(text, end):
        yield _NAME_BEHIND.get(kind, "another name behind")
    elif not second and not first:
        word = _PROPER.search(before)
        if word and not _DETERMINER.search(before) and not _NO_PROPER.fullmatch(word["word"]):
            yield PROPER_NAME
    if text[start + 1 : end].islower() and _SENTENCE_START.search(before):
        if _VERB_BEHIND.match(text, end):
            yield SUBJECT
        elif text[end : end + 1] == " " and text[end + 1 : end + 2].islower():
            yield _SENTENCE_CAPITAL


def _is_headline(before: str, behind: str) -> bool:
    """Whether an English line writes its words in capitals anyway."""
    words = _WORDS.findall(before.rpartition("\n")[2]) + _WORDS.findall(behind.partition("\n")[0])
    return len(words) > 3 and sum(word[0].islower() for word in words) * 4 <= len(words)
