"""What a claim compares with: H100 in `40% better than H100`, 前世代 in 前世代比."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.claims.sentence import Figure, Sentence

_JA_NOUN = r"[^、。，「」『』（）()\n\tはがを:：*|→➔⇒▶►■□●○◆◇✓✔✅•]"
_JA_COMPARED = re.compile(
    rf"(?P<than>{_JA_NOUN}{{1,30}}?) ?"
    r"(?:(?<!に)より(?:も|は)?(?!良|よ[いく])|[にと]比べて?|[にと]比較し(?:て|た|、)?"
    r"|[にと]比較すると|に対し(?:て)?(?=[^応]))"
    r"|(?P<ratio>(?:[A-Za-z0-9.]{1,20} ?)?[一-鿿ァ-ヺーA-Za-z0-9.]{1,20} ?)"
    r"(?<!性能)(?<!性能 )(?<!パフォーマンス)(?<!パフォーマンス )(?<!効率)(?<!対)"
    r"比(?![率較例重類べ])"
)
_JA_MULTIPLIED = re.compile(
    r"(?P<of>[A-Za-z0-9一-鿿ァ-ヺー][^、。「」（）()\sはがをもで]{0,29}"
    r"(?: ?[A-Za-z0-9.]{1,20}){0,3}?)"
    r"の ?(?:約|およそ|最大で?|ほぼ)?[*「 ]{0,4}$"
)
_JA_NOT_COMPARED = re.compile(
    r"(?:性能|速度|効率|価格|料金|費用|コスト|容量|精度|スループット|利用者|電力|この|その|今回"
    r"|受注|合計で?|ため|企業|こと|もの)$"
)
_JA_LEAD = re.compile(r"^.*(?:では|には|とも|で|に)(?=[一-鿿ァ-ヺA-Za-z0-9])")
"""What goes before the noun: 国内では従来 is 従来."""

_EN_THAN = (
    r"than|compared (?:with|to)|relative to|versus|vs\.?|against|in comparison (?:with|to)"
    r"|over(?= the (?:previous|prior|last|baseline|current|existing)\b| its predecessor| previous"
    r"| prior| (?-i:[A-Z]))"
)
_EN_OF = (
    r"(?:that )?of"
    r"(?= (?:(?-i:[A-Z])|the (?:previous|prior|gpu|current|(?-i:[A-Z]))|our |its predecessor|an? ))"
)
_EN_COMPARED = re.compile(
    rf"\b(?:(?P<by>{_EN_THAN})|(?P<of>{_EN_OF}))\s+(?:with |on |in |from |to )?"
    r"(?P<what>(?!\d|the \"|what\b)[^,.;:()\"”—\n]{2,80})",
    re.IGNORECASE,
)
_EN_STOP = re.compile(
    r" (?:in|when|while|because|for|at|and|but|which|that|who|on (?:our|the)|by|as|if|is|are|was"
    r"|were|to|it|they|we|you|outside|does|do|did|says?|said|has|have|draws?|will|can|could"
    r"|may)\b.*$",
    re.IGNORECASE,
)
_COMPARED = frozenset({"x", "%"})
_REACH = 70
_NAME_REACH = 90


def baseline_of(sentence: Sentence, start: int, end: int, figure: Figure) -> str | None:
    """What the amount of the claim at `start` to `end` is measured against, as it stands there."""
    found = _japanese if sentence.japanese else _english
    return next(found(sentence, start, end, figure), None)


def _english(sentence: Sentence, start: int, end: int, figure: Figure) -> Iterator[str]:
    multiple = figure.quantity.unit == "x" and (figure.quantity.value or 2) > 1
    text = sentence.text
    low, high = max(0, start - _REACH), end + _REACH + _NAME_REACH
    for match in _EN_COMPARED.finditer(text, low, high):
        if match.start() > end + _REACH:
            return
        if sentence.crossed(end, match.start()) > 1 or ";" in text[match.start() : start]:
            continue
        if match.start("what") < figure.end and match.end("what") > figure.start:
            continue  # more than half of all tokens
        if match["of"] and not (multiple and match.start() >= figure.end):
            continue
        what = _EN_STOP.sub("", match["what"]).strip(" *`'")
        if what and ". " not in text[end : match.start()]:
            yield what


def _japanese(sentence: Sentence, start: int, end: int, figure: Figure) -> Iterator[str]:
    text = sentence.text
    if figure.quantity.unit == "x" and (figure.quantity.value or 2) > 1:
        match = _JA_MULTIPLIED.search(text, max(0, figure.start - 36), figure.start)
        if match and not _JA_NOT_COMPARED.search(match["of"]):
            yield match["of"].strip(" *`")
    compared = list(_JA_COMPARED.finditer(text, max(0, start - _REACH), min(len(text), end + 10)))
    for match in reversed(compared):  # the nearest before the amount
        if figure.quantity.unit not in _COMPARED and (
            match["ratio"] or sentence.crossed(match.start(), figure.start)
        ):
            continue
        what = _JA_LEAD.sub("", match["than"] or match["ratio"]).strip(" *`-")
        if what:
            yield what
