"""English clauses whose subject is a name that is in no catalogue: Armis has revenue of …"""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.sentence import Sentence

_WORD: Final = r"(?:[a-z]{1,2}(?=[A-Z]))?[A-Z][A-Za-z0-9]*(?:[-&.+][A-Za-z0-9]+)*"
_VERB: Final = (
    r"(?:is|was|has|had|will|can|could|may|would|post(?:s|ed)"
    r"|rais(?:es|ed)|sells?|sold|mak(?:es)|made|holds?|held|runs|ran|draws|drew|costs|offers|offered"
    r"|count(?:s|ed)|plans|planned|sign(?:s|ed)|deliver(?:s|ed)|ship(?:s|ped)|grew|grows"
    r"|takes|took|hits|hit|reach(?:es|ed)|scor(?:es|ed)|cuts|cut|us(?:es|ed)|needs"
    r"|needed|pays|paid|charg(?:es|ed)|serv(?:es|ed)|handl(?:es|ed)|process(?:es|ed)|operates|owns"
    r"|spends|spent|lost|loses|fell|falls|rose|rises|answers|answered|generates|generated|achiev(?:es"
    r"|ed)|provid(?:es|ed)|packs|packed|carries|carried|gets|got|wants|beats|beat|now|also|already)"
)
_SUBJECT = re.compile(
    rf"\W{{0,6}}(?:(?:In|On|At|By|Last|This|For|Since|After|With|Today|Yesterday)\b[^,.;:]{{1,50}}, )?"
    rf"(?P<name>{_WORD}(?:(?:['’]s)? {_WORD}){{0,3}})"
    rf"(?:, [^,.;:]{{2,70}},| \([^()]{{1,30}}\))? {_VERB}\b"
)
_PLAIN: Final = re.compile(
    r"(?:The|An?|This|That|These|Those|It|Its|Our|Their|We|I|You|He|She|They|There|Here|What|Which"
    r"|Who|If|When|While|As|So|But|And|Or|Yet|Each|Every|Some|Most|Many|One|Two|Three|All|Both|No"
    r"|Nobody|Nothing|Everyone|Everything|Half|More|Less|Another|Other|Such|Power|Demand|Revenue"
    r"|Memory|Throughput|Growth|Profit|Income|Cost|Price|Spend|Share|Stock|Work|Time|Output|Speed"
    r"|Traffic|Support|Compute|Debt|Cash|Software|Hardware|Data|Net|Total|Average|Median|Peak|Gross"
    r"|Operating|Management|Net|Capex|Guidance|Uptime|Nine|Ten|Five|Four|Six|Seven|Eight)"
    r"|[A-Z]?[a-z]+(?:s|ing|ed|ly|ion|ity|ment|ness|ance|ence|cy|ure|age|ship|ism|able|ive|al)"
)
"""Words that begin a sentence in capitals and are no names."""
_PARTED = re.compile(r"[;:.!?—]|, (?:and|but|while|which|who|where|so)\b")


def has_other_name(sentence: Sentence, start: int) -> bool:
    """Whether the clause that what stands at `start` belongs to is about a name of none we know."""
    match = _SUBJECT.match(sentence.text)
    if match is None or match.end("name") > start:
        return False
    first, last = match.span("name")
    words = match["name"].split()
    if len(words) == 1 and _PLAIN.fullmatch(words[0]):
        return False
    if any(word.start < last for word in sentence.aspects_near(first, last)):
        return False  # RPO grew
    if any(name.end > first for name in sentence.names_near(first - len(match.group()), last)):
        return False
    return _PARTED.search(sentence.text, match.end(), start) is None
