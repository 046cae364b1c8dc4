"""Names in Japanese letters, which nothing sets apart but brackets and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.discover.contexts import Cue
from nlp.discover.shapes import Look
from nlp.discover.words import KINDS_JA

_KINDS = "|".join(sorted(KINDS_JA, key=len, reverse=True))
_MAKERS = "企業|会社|メーカー|ベンダー|ベンチャー|スタートアップ"
_QUOTED = re.compile(
    rf"(?P<kind>{_KINDS})(?:である|の|、)?[「『](?P<name>[^「」『』。、,\n]{{2,30}})[」』]"
    rf"|[「『](?P<called>[^「」『』。、,\n]{{2,30}})[」』]"
    rf"(?:という[^、。\n]{{0,6}}?(?:{_KINDS})|と(?:呼ばれる|呼ぶ|名付けた)[^、。\n]{{0,10}}?(?:{_KINDS})|を(?:発表|発売|投入|公開))"
)
_APPOSED = re.compile(rf"(?:{_MAKERS})(?:の|である|、)(?P<name>[ァ-ヺー]{{3,20}})(?![ァ-ヺー])")
_OF_COMPANY = re.compile(r"(?<![ァ-ヺー・])(?P<name>[ァ-ヺー]{3,20})社(?![会長員内外員])")
_NO_NAME = re.compile(
    r"[をはがに]|ます|です|する|した|[？?！!:：=/<>{}\[\]|]|^[ぁ-ゖ]+$|^\d|^[a-z]"
)
_BRACKETS_OR_KANA = re.compile(r"[「『ぁ-ゖァ-ヺ]")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")


def japanese_names(text: str) -> Iterator[tuple[int, int, Cue, Look]]:
    """Spans, each with its cue and whether brackets or katakana say where it begins and ends."""
    if not _BRACKETS_OR_KANA.search(text):
        return
    for match in _QUOTED.finditer(text):
        group = "name" if match["name"] else "called"
        name = match[group]
        if _JAPANESE.search(name) and not _NO_NAME.search(name):
            cue = Cue("quoted", KINDS_JA[match["kind"]]) if group == "name" else Cue("called")
            yield *match.span(group), cue, "brackets"
    for pattern, name in ((_APPOSED, "apposition"), (_OF_COMPANY, "company")):
        for match in pattern.finditer(text):
            yield *match.span("name"), Cue(name, "company"), "katakana"
