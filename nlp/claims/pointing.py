"""What a sentence that names no followed thing says about where its subject is to be looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from nlp.claims.claiming import Claiming
from nlp.claims.sentence import Sentence
from nlp.claims.things import Thing
from nlp.claims.topics_ja import other_topic
from nlp.quantities.units import unit_kind

_JA_POINTS = re.compile(
    r"これ(?!まで|から)|それ[はがを]|この|その(?!う)|同社|同チップ|同製品|同サービス|同モデル"
)
_EN_POINTS = re.compile(
    r"\b(?:it|its|they|their|this|these|that|the (?:chips?|model|company|service|system"
    r"|accelerator|gpu|card|platform|cut|move|deal|rack|instances?|cluster))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"[-*>\s]{0,4}(?:(?:これ|それ)(?:ら)?は|(?:この|その|同)[^、。はが]{1,10}は|(?:It|They|This"
    r"|These)\b)"
)
_FRAGMENT = re.compile(
    r"[-*>\s\"“]{0,4}(?:An?|Truly|Simply|Pure|Purely|Absolutely|Just|Simply)\b"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|will|of|from|for|in"
    r"|by)\b)[^.!?:;]){1,45}[.!?][\"”\s*]{0,3}"
)
_EN_CLAUSE: Final = 90
_VERB: Final = 12
"""Characters of a verb that a claim may begin with."""
_EN_SUBJECT = re.compile(
    r"(?:^|[,;:—–] |\b(?:and|but|while|when|because|where|that|said|says|,) "
    r"|[a-z0-9] (?=it |they ))"
    r"(?:it|they|that|the (?:chips?|card|model|platform|service|accelerator|system|stacks?"
    r"|feature|tool|company|firm|start-?up))"
    r" (?:(?:also|now|still|already|even|only|reportedly|\w+ly) )?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|[a-z]{3,12}(?:s|ed)|ran|cut"
    r"|fell|rose|beat|held|sold|won|took|gave)\b",
    re.IGNORECASE,
)
_EN_PRONOUN = re.compile(
    # A chip that it says delivers twice as much: they speak, and are not spoken of.
    r"\b(?:it|they) (?!(?:says?|said|claims?|claimed|expects?|hopes?|promises?|calls?)\b)"
    r"(?:(?:also|now|still|already|even|only|reportedly|\w+ly) )?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|[a-z]{3,12}(?:s|ed)|ran|cut"
    r"|fell|rose|beat|held|sold|won|took|gave|[a-z]{3,12})\b"
)
_PEOPLE = re.compile(
    r"(?<!導入)(?<!利用)(?<!採用)(?<!契約)企業|会社|国民|回答者|人々|組織|団体|自治体|\b(?:enterprises|companies|firms"
    r"|organi[sz]ations|respondents|people|businesses|developers)\b",
    re.IGNORECASE,
)
_EN_SHARE_OF = re.compile(
    r"[ *]{0,3}(?:of|among) (?!(?:its|their|our|his|her)\b)(?:[\w'’-]{1,20} ){0,4}?(?:enterprises"
    r"|companies"
    r"|firms|organi[sz]ations|respondents|people|businesses|developers|engineers|workers|leaders"
    r"|executives|adults|consumers|employees|teams|tasks|the (?:\w+ )?market|all [a-z]+s)\b"
    r"(?! (?:of|at|on) [A-Z])",
    re.IGNORECASE,
)
"""A share of people or of a market is said of them."""
_EN_SHARE_DOES = re.compile(
    r"(?<=[%t]) (?:said|say|had|plan(?:ned)?|expect(?:ed)?|use[sd]?|named|want(?:ed)?|reported"
    r"|believe"
    r"|have (?:moved|adopted|deployed|used|tried))\b"
)
_EN_HOLDS = re.compile(
    r"\b(?:has|have|had|counts?|counted|claims?|serves?|served|attracts?|attracted|reach(?:es|ed)"
    r"|boasts?|gained|added|signed up|passed|passes|used by|lists?|sells? to|with)\b"
)

_SAME_COMPANY = re.compile(r"同社(?:の|は|が(?!発表|強調))")
_ADDING = re.compile(r"(?:また|さらに|加えて|そのほか|このほか|しかも)[、は]?")
_BOUGHT = re.compile(r"[^、。はが]{0,10}を(?:利用|導入|購入|調達|発注|採用|契約|注文|確保|予約)")
_DELIVERY = re.compile(r"lead times?|納期", re.IGNORECASE)
_BARE_QUOTATION = re.compile(r"[-*>\s]{0,4}[\"“'‘][^\"”]{0,60}$")
_JA_KIND = (
    r"チップ|半導体|GPU|TPU|アクセラレータ|プロセッサ|データセンター?|スーパーコンピューター?|スパコン"
    r"|量子コンピューター?|クラウド|モデル|サービス|サーバー?|サーバ|基盤|新版|新機能|エージェント|装置|CPU"
)
_EN_KIND = (
    r"chips?|GPUs?|TPUs?|accelerators?|processors?|data ?cent(?:er|re)s?|supercomputers?|clouds?"
    r"|models?|platforms?|services?|servers?|agents?|fabrics?|interconnects?|machines?|systems?"
    r"|CPUs?|compilers?"
)
_ONE_OF_KIND = re.compile(
    rf"(?:この|その|同|当社の|弊社の|自社の|新しい|新型の?|最新の|次世代)(?:AI|推論|学習|新型)?(?:{_JA_KIND})"
    rf"|\b(?:this|our|its|their|the new|the latest) (?:[\w-]{{2,16}},? ){{0,4}}(?:{_EN_KIND})\b",
    re.IGNORECASE,
)
_PRAISED_KIND = re.compile(
    rf"(?:な|の|的な)?(?:AI|推論|学習)?(?:{_JA_KIND})| (?:[\w-]{{2,16}} ){{0,2}}(?:{_EN_KIND})\b",
    re.IGNORECASE,
)
_MARKET = re.compile(
    rf"{_JA_KIND}|AI|人工知能|\b(?:{_EN_KIND}|AI|software|liquid cooling|inference|training"
    r"|startups?|compute|automation|robots?)\b",
    re.IGNORECASE,
)
_KINDS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (
        re.compile(
            r"(?:この|その|同|新しい)(?:チップ|GPU|アクセラレータ)|\bchips?\b", re.IGNORECASE
        ),
        "chip",
    ),
    (re.compile(r"(?:この|その|同|新しい)モデル|\bthe model\b", re.IGNORECASE), "model"),
    (re.compile(r"(?:この|その|同)サービス|\bthe service\b", re.IGNORECASE), "service"),
    (
        re.compile(
            r"\bthe (?:company|firm|start-?up|chipmaker|vendor|lab)\b(?! (?:says|said|claims|told))"
            r"|\b(?:its|the) (?:shares?|stock|backlog|valuation)\b",
            re.IGNORECASE,
        ),
        "company",
    ),
)


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence speaks of something named before: これは, it, the chip."""
    pattern = _JA_POINTS if sentence.japanese else _EN_POINTS
    return pattern.search(sentence.text, 0, 400) is not None


def begins_with_pronoun(sentence: Sentence) -> bool:
    """Whether a sentence says at once that it goes on about something: これは …, It …"""
    return _PRONOUN.match(sentence.text) is not None


def has_pronoun_subject(sentence: Sentence, claiming: Claiming) -> bool:
    """Whether the clause of a claim says what it is about by a pronoun: On SWE-bench it scored 67%.

    A name between the pronoun and the claim does not count: it runs Llama at 70 tokens/s.
    """
    if begins_with_pronoun(sentence):
        return True
    if sentence.japanese:
        return False
    text = sentence.text
    begin = max(0, claiming.start - _EN_CLAUSE)
    found = list(_EN_SUBJECT.finditer(text, begin, claiming.start + 1))
    return bool(found) and ";" not in text[found[-1].end() : claiming.start]


def pronoun_before(sentence: Sentence, claiming: Claiming) -> int | None:
    """Where the pronoun that is the subject of an English claim's clause stands: … said it ran."""
    if sentence.japanese:
        return None
    begin = max(0, claiming.start - _EN_CLAUSE)
    end = claiming.start + _VERB
    found = [
        match
        for match in _EN_PRONOUN.finditer(sentence.text, begin, end)
        if match.start() < claiming.start
    ]
    if not found or ";" in sentence.text[found[-1].end() : claiming.start]:
        return None
    return found[-1].start()


def goes_on(sentence: Sentence) -> bool:
    """Whether a sentence adds to what was said before: また, さらに."""
    return _ADDING.match(sentence.text) is not None


def pointed_kind(sentence: Sentence) -> str | None:
    """The kind of thing that a sentence speaks of without its name: `the chip`, このモデル."""
    for pattern, kind in _KINDS:
        if pattern.search(sentence.text, 0, 400):
            return kind
    return None


def is_of_delivery(sentence: Sentence, claiming: Claiming) -> bool:
    """Whether a claim says how long goods take to come: lead times, 納期."""
    word = claiming.word
    return word is not None and _DELIVERY.match(sentence.text, word.start) is not None


def is_bare_quotation(sentence: Sentence, start: int) -> bool:
    """Whether a sentence begins with what somebody says, and `start` is in it: "Magic," he said."""
    return _BARE_QUOTATION.match(sentence.text, 0, start + 1) is not None


def is_fragment(sentence: Sentence) -> bool:
    """Whether an English sentence is praise without a verb, of what was spoken of: A triumph!"""
    return not sentence.japanese and _FRAGMENT.fullmatch(sentence.text) is not None


def speaks_of_kind(sentence: Sentence, *, any_market: bool) -> bool:
    """Whether a sentence speaks of a kind of thing that is followed: this chip, our new model.

    With `any_market` also of such things at large, and of AI.
    """
    pattern = _MARKET if any_market else _ONE_OF_KIND
    return pattern.search(sentence.text, 0, 400) is not None


def is_of_kind(sentence: Sentence, end: int) -> bool:
    """Whether the words that end at `end` praise a thing of a followed kind: 革命的なCPU."""
    return _PRAISED_KIND.match(sentence.text, end, end + 40) is not None


def _is_counted_by(sentence: Sentence, claiming: Claiming) -> bool:
    """Whether the clause says who has so many: it counts two million developers."""
    begin, _ = sentence.clause(claiming.start, claiming.end)
    return (
        _EN_HOLDS.search(sentence.text, max(begin, claiming.start - 60), claiming.start) is not None
    )


def is_of_same_company(sentence: Sentence, speaking: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence goes on about a company without its name: 同社の売上高は."""
    return any(
        not any(first <= match.start() < last for first, last in speaking)
        for match in _SAME_COMPANY.finditer(sentence.text)
    )


def is_of_customer(sentence: Sentence, claiming: Claiming, named: Thing) -> bool:
    """Whether a company only buys or uses so much of what is spoken of: 100万個を利用する契約."""
    return (
        named.kind == "company"
        and claiming.figure is not None
        and unit_kind(claiming.figure.quantity.unit) in {"count", "power"}
        and _BOUGHT.match(sentence.text, claiming.end) is not None
    )


def has_own_subject(
    sentence: Sentence, claiming: Claiming, speaking: Sequence[tuple[int, int]] = ()
) -> bool:
    """Whether a claim says itself what it is about, and it is not followed: 液冷ラックの受注.

    `speaking` are the spans of those who only say so.
    """
    text = sentence.text
    if not sentence.japanese and _EN_SHARE_OF.match(text, claiming.end):
        return True
    around = text[max(0, claiming.start - 12) : claiming.end + 14]
    if claiming.aspect == "adoption" and _PEOPLE.search(around):
        return sentence.japanese or not _is_counted_by(sentence, claiming)
    if not sentence.japanese and _EN_SHARE_DOES.match(text, claiming.end):
        return True
    return sentence.japanese and other_topic(sentence, claiming.start, speaking) is not None
