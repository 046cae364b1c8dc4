"""Where a span stands as the name of what its sentence is about does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from nlp.claims.written_names import Span
from nlp.discover.contexts import cues_around
from nlp.discover.shapes import is_general
from nlp.records import Passage

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_NOUN: Final = r"[一-鿿々ァ-ヺー0-9A-Za-z・]"
_CLOSED: Final = r"[ *`」』]{0,4}(?:[（(][^（()）\n]{0,30}[)）])?[ *`]{0,3}"
_JA_PLACE = re.compile(
    rf"{_CLOSED}{_NOUN}{{0,12}}?(?:の ?{_NOUN}{{1,12}})?(?:は|が(?!あ|で)|も(?!と)|なら"
    r"|を ?(?:使|用い|有効|利用|導入|発表|公開|リリース|投入|発売|披露|試"
    r"|(?:正式|一般|国内)?(?:提供|販売))|により|によって|による|の(?:ほう|方)が|に(?:切り替え|移行|乗り換え|載せ替え))"
)
_JA_ITEM = re.compile(r"[*`]{0,3} ?[（(:：]")
_ITEM_HEAD = re.compile(r"[-*+•・#>|■●◆\s*`]{0,8}")
_EN_VERB = re.compile(
    r"[\"”*_`]{0,2}(?:\[\d{1,3}\])?(?: \([^()\n]{1,40}\)|, [^,.;\n]{3,60},|['’]s? [a-z]{2,16})?"
    r" (?:(?:[a-z]{1,14}ly|also|now|still|already|itself|alone|\d{1,3}%|queries|users?) ){0,2}"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|[a-z]{2,14}(?:s|ed)"
    r"|ran|cut|fell|rose|beat|held|sold|won|took|gave|made|went|came|got|hit)\b"
)
_EN_INTRODUCED = re.compile(
    r"\b(?:launch|unveil|releas|announc|introduc|ship|debut)(?:es|ed|ing|s)? (?:its |the |a |our )?"
    r"(?:new )?$"
)
_EN_SAYING = re.compile(
    r",? (?:said|says|told|adds|added|wrote|writes|argues|argued|noted|notes|explained|thinks"
    r"|believes|recalled|joked|wants|who|expects|expected|reckons|reckoned|finds|found|calculates"
    r"|counts|estimates|estimated"
    r"|predicts|predicted|forecasts|claims|claimed|announced)\b|['’]s (?:team|boss|CEO)"
)
_COMPANY = re.compile(
    r" ?社(?![会長員内外])|,? (?:Inc|Corp|Ltd|LLC|GmbH)\b"
    r"|に(?:よると|よれば)|の(?:調査|予測|推計|試算|調べ)|の(?:売上高?|株価|時価総額|純利益|営業利益)"
)
_ACTS = re.compile(
    r"(?:は|が)[^。\n]{0,80}?(?:を(?:発表|公開|発売|投入|買収|設立|調達|受注|出荷)し|と(?:発表|提携)し|と組[みん])"
    r"| (?:has |have )?(?:unveil|launch|announc|releas|acquir|rais|sign|hir)ed\b"
)
"""What companies do, and things do not."""
_OPENING = re.compile(r"(?:^|[-–—*•#>|:：.!?。！？])[\s\"'“‘*]*$")
_PLAIN = re.compile(r"[A-Z][a-z]+")
_AROUND: Final = 90
_BEFORE: Final = 40


def is_told(text: str, start: int, end: int, passage: Passage) -> bool:
    """Whether the place of a span tells that it names what its sentence is about."""
    around = text[max(passage.start, start - _AROUND) : min(passage.end, end + _AROUND)]
    if _JAPANESE.search(around):
        if _JA_PLACE.match(text, end, passage.end):
            return True
        head = _ITEM_HEAD.fullmatch(text, passage.start, start)
        return head is not None and _JA_ITEM.match(text, end, passage.end) is not None
    if _EN_SAYING.match(text, end, passage.end):
        return False
    if _is_introduced(text, start):
        return True
    before = text[max(passage.start, start - _BEFORE) : start]
    if _PLAIN.fullmatch(text, start, end) and _OPENING.search(before):
        return False  # any word begins a sentence in capitals
    return _EN_VERB.match(text, end, passage.end) is not None


def kind_at(text: str, start: int, end: int, passage: Passage) -> str | None:
    """The kind of what is named: a company where it speaks, or has or does what these do."""
    if any(pattern.match(text, end) for pattern in (_EN_SAYING, _COMPANY, _ACTS)):
        return "company"
    around = cues_around(text, start, end, passage.start, passage.end)
    return next((cue.kind for cue in around if cue.kind), None)


def people_in(text: str, spans: Iterable[Span]) -> set[str]:
    """What people are called: two plain words, each of them alone, and plain ones who speak."""
    people: set[str] = set()
    for start, end in spans:
        name = text[start:end]
        words = name.split(" ")
        plain = all(map(_PLAIN.fullmatch, words)) and not any(map(is_general, words))
        if plain and 2 <= len(words) <= 3 and not _is_introduced(text, start):
            people |= {name, *words}
        elif plain and _EN_SAYING.match(text, end):
            people.add(name)
    return people


def _is_introduced(text: str, start: int) -> bool:
    return _EN_INTRODUCED.search(text, max(0, start - _BEFORE), start) is not None
