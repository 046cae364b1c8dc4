"""What a claim compares with: H100 in 40% better than H100, 前世代 in 前世代比."""

from __future__ import annotations

import re

from nlp.claims.sentence import Figure, Sentence

_NOUNS = r"[^、。，「」『』（）()\sはがをもで:：*-]"
_JA = re.compile(
    rf"(?P<than>{_NOUNS}{{1,30}}?)(?:(?<!に)より(?:も|は)?(?!良|よ[いく])|[にと]比べて?|[にと]比較し(?:て|た|、)?"
    rf"|[にと]比較すると|に対し(?:て)?(?=[^応]))"
    rf"|(?P<ratio>(?:[A-Za-z0-9.]+ ?)?[一-鿿ァ-ヺーA-Za-z0-9.]{{1,20}} ?)比(?![率較例重類べ])"
)
_JA_TIMES = re.compile(
    r"(?P<of>[A-Za-z0-9一-鿿ァ-ヺー][^、。「」（）()\sはがをもで]{0,29}(?: ?[A-Za-z0-9.]+){0,3}?)の ?(?:約|およそ|最大で?|ほぼ)?[*「 ]{0,4}$"
)
_OF_NO_BASELINE = re.compile(
    r"(?:性能|速度|効率|価格|料金|費用|コスト|容量|精度|スループット|利用者|電力|この|その|今回|受注|合計で?|ため|企業|こと|もの)$"
)
_EN = re.compile(
    r"\b(?:than|compared (?:with|to)|relative to|versus|vs\.?|against|in comparison (?:with|to)"
    r"|over (?=the (?:previous|prior|last|baseline|current|existing)|its predecessor|previous|prior|[A-Z])"
    r"|of (?=[A-Z]|the (?:previous|prior|gpu|current)|our |its predecessor|an? ))"
    r"(?:with |on |in |from |to )?"
    r"(?P<than>(?!\d)[^,.;:()\"”—\n]{2,80})",
    re.IGNORECASE,
)
_EN_STOP = re.compile(
    r" (?:in|when|while|because|for|at|and|but|which|that|who|on (?:our|the)|by|as|if|is|are|was|were|to"
    r"|outside|does|do|did|says?|said|has|have|draws?)\b.*$",
    re.IGNORECASE,
)
_REACH = {True: 60, False: 90}


def baseline_of(sentence: Sentence, start: int, end: int, figure: Figure) -> str | None:
    """What the amount of the claim at `start` to `end` is measured against, as it stands there."""
    text, reach = sentence.text, _REACH[sentence.japanese]
    if not sentence.japanese:
        multiple = figure.quantity.unit == "x"
        for match in _EN.finditer(text, figure.end, min(len(text), end + reach)):
            of = match.group().lower().startswith("of")
            if of and not multiple:
                continue
            if sentence.crossed(end, match.start()) <= 1 and "." not in text[end : match.start()]:
                return _EN_STOP.sub("", match["than"]).strip(" *`'") or None
        return None
    if figure.quantity.unit == "x":
        multiplied = _JA_TIMES.search(text, max(0, figure.start - 36), figure.start)
        if multiplied and not _OF_NO_BASELINE.search(multiplied["of"]):
            return multiplied["of"].strip(" *`")
    best: tuple[int, str] | None = None
    for match in _JA.finditer(text, max(0, start - reach), min(len(text), end + 10)):
        what = match["than"] or match["ratio"]
        gap = max(0, start - match.end())
        if best is None or gap <= best[0]:
            best = (gap, what.strip(" *`のに"))
    return best[1] or None if best else None
