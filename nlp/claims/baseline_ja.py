"""What a Japanese claim compares with: 前世代 in 前世代比."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.claims.sentence import Figure, Sentence

_NOUN = r"[^、。，「」『』（）()\n\tはがを:：*|→➔⇒▶►■□●○◆◇✓✔✅•]"
_COMPARED = re.compile(
    rf"(?P<than>{_NOUN}{{1,30}}?) ?"
    r"(?:(?<!に)より(?:も|は)?(?!良|よ[いく])|[にと]比べて?|[にと]比較し(?:て|た|、)?"
    r"|[にと]比較すると|に対し(?:て)?(?=[^応]))"
    r"|(?P<ratio>(?:[A-Za-z0-9.]{1,20} ?)?[一-鿿ァ-ヺーA-Za-z0-9.]{1,20} ?)"
    r"(?<!性能)(?<!性能 )(?<!パフォーマンス)(?<!パフォーマンス )(?<!効率)(?<!対)"
    r"比(?![率較例重類べ])"
)
_MULTIPLIED = re.compile(
    r"(?P<of>[A-Za-z0-9一-鿿ァ-ヺー][^、。「」（）()\sはがをもで]{0,29}"
    r"(?: ?[A-Za-z0-9.]{1,20}){0,3}?)"
    r"の ?(?:約|およそ|最大で?|ほぼ)?[*「 ]{0,4}$"
)
_NOT_COMPARED = re.compile(
    r"(?:性能|速度|効率|価格|料金|費用|コスト|容量|精度|スループット|利用者|電力|この|その|今回"
    r"|受注|合計で?|ため|企業|こと|もの)$"
)
_LEAD = re.compile(r"^.*(?:では|には|とも|で|に)(?=[一-鿿ァ-ヺA-Za-z0-9])")
"""What goes before the noun: 国内では従来 is 従来."""
RELATIVE_UNITS: Final = frozenset({"x", "%"})
"""Units that are nothing without what they compare with."""
_REACH = 70


def baselines(sentence: Sentence, start: int, end: int, figure: Figure) -> Iterator[str]:
    """What the amount may be measured against, the likeliest first."""
    text = sentence.text
    if figure.quantity.unit == "x" and (figure.quantity.value or 2) > 1:
        match = _MULTIPLIED.search(text, max(0, figure.start - 36), figure.start)
        if match and not _NOT_COMPARED.search(match["of"]):
            yield match["of"].strip(" *`")
    compared = list(_COMPARED.finditer(text, max(0, start - _REACH), min(len(text), end + 10)))
    for match in reversed(compared):  # the nearest before the amount
        if figure.quantity.unit not in RELATIVE_UNITS and (
            match["ratio"] or sentence.crossed(match.start(), figure.start)
        ):
            continue
        what = _LEAD.sub("", match["than"] or match["ratio"]).strip(" *`-")
        if what:
            yield what
