"""Denial and doubt in Japanese."""

from __future__ import annotations

import re

_NEGATED = re.compile(
    r"[^、。？！?!;]{0,14}?(?:では(?:ない|ありません|なかった)(?!か|でしょう|だろう)|じゃない"
    r"|でもない|には?(?:届か|達し|及ば|なら|至ら)(?:な|ず)|とは(?:言え|いえ|限ら)な|[とも]+言えな"
    r"|[がも](?:な|あり)(?:い(?=[。、]|$)|ません)|は確認でき)"
)
_STILL_TRUE = re.compile(
    r"だけで(?:は|も)?な|ばかりでな|のみでな|間違い(?:は|が|も)?な|わけで(?:は|も)ないが"
    r"|無視できな|過言ではな|違いな|かもしれな|かも知れな|問題(?:は|が)?な|不思議(?:では|は)な"
    r"|単なる"
)
_DOUBT = re.compile(
    r"本当(?:か|なのか|に[^、。]{0,20}か(?=[？?。」]|$))|ほんとうか|鵜呑み|うのみ|疑わし|疑問(?:が"
    r"|だ|視|を)|眉唾|懐疑|信じがたい|怪しい|信じてよい|真偽|裏付け(?:は|が)な|検証されていな"
    r"|確認できていな"
)
_WHICH = re.compile(r"何|なに|どう|どの|どこ|どれ|なぜ|いつ|誰|だれ|いくら|いかに")
_ASKS = re.compile(
    r"(?:か|かな|だろう|でしょう|の)?[？?][」』）*]*$|(?:だろう|でしょう|のだろう|の)か。?[」』]?$"
)
FOLLOW_UP = re.compile(
    r"^\W*(?:本当(?:か|なのか|でしょうか|だろうか)|ほんとうか|そうだろうか|そうでしょうか)"
    r"[^.。]{0,14}[?？]?\W*$"
)
"""A sentence that only asks whether the one before it is so."""


def is_negated(text: str, end: int) -> bool:
    """Whether what ends at `end` is denied."""
    after = text[end : end + 40]
    match = _NEGATED.match(after)
    return match is not None and _STILL_TRUE.search(after[: match.end() + 6]) is None


def is_questioned(text: str, start: int, end: int) -> bool:
    """Whether what stands at `start` to `end` is doubted or asked."""
    if _DOUBT.search(text[max(0, start - 80) : end + 80]):
        return True
    return bool(_ASKS.search(text[-24:]) and not _WHICH.search(text[end:]))
