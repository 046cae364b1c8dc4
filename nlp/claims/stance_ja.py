"""Denial and doubt in Japanese."""

from __future__ import annotations

import re

_NOT = r"(?:な(?:い|かった|く)|ません|ず(?=[、。にと]|$))"
_NEGATED = re.compile(
    r"[^、。？！?!;]{0,14}?(?:では(?:ない|ありません|なかった)(?!か|でしょう|だろう)|じゃない"
    r"|でもない|には?(?:届か|達し|及ば|なら|至ら)(?:な|ず)|とは(?:言え|いえ|限ら)な|[とも]+言えな"
    r"|[がも](?:な|あり)(?:い(?=[。、]|$)|ません)|は確認でき"
    rf"|だ?とは[^、。は]{{0,4}}(?:思|考え|感じ|呼|言|いえ|限|見え|見な)[^、。]{{0,4}}{_NOT}"
    rf"|に(?:は|も)なっ?(?:て(?:は)?い)?{_NOT}|には(?:ほど|程)遠|の(?:ほど|程)遠"
    r"|というより|どころ(?:か|では)|と(?:まで)?は(?:いか|行か)な|は(?:嘘|うそ|誇張|言い過ぎ|言いすぎ|大げさ|誤り|間違い)(?:だ|で(?!は)|。|$))"
    rf"|(?:以上)?も[^、。はを]{{1,8}}{_NOT}"
    rf"|(?:という)?(?:目標|予定|計画)は[^、。]{{1,10}}(?:でき|果たせ|届か|達成され){_NOT}"
    rf"|[^、。]{{0,12}}(?:機能|変化|効果|飛躍|進歩|改善|違い|成果|性能)"
    rf"(?:は|が|とは|も)"
    rf"(?:な(?:い|かった|く)|(?:見当たら|見られ|感じられ|得られ|言え|いえ|認められ){_NOT})"
)
_STILL_TRUE = re.compile(
    r"嘘では|うそでは|欠かせな|例を見な|劣らな|引けを取らな|他にな|ほかにな|負けな"
    r"|だけで(?:は|も)?な|ばかりでな|のみでな|間違い(?:は|が|も)?な|わけで(?:は|も)ないが"
    r"|無視できな|過言ではな|違いな|問題(?:は|が)?な|不思議(?:では|は)な"
    r"|単なる"
)
_PERHAPS = re.compile(r"かも(?:しれ|知れ)な")
_DOUBT = re.compile(
    r"本当(?:か|なのか|に[^、。]{0,20}か(?=[？?。」]|$))|ほんとうか|鵜呑み|うのみ|疑わし|疑問(?:が"
    r"|だ|視|を)|眉唾|懐疑|信じがたい|怪しい|信じてよい|信じてはいけ|信じられな|信用でき|真偽|裏付け(?:は|が)な|検証されていな"
    r"|確認できていな|かどうか"
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
    end -= text[end - 1] == "で"  # 最速で|はない
    after = text[end : end + 40]
    match = _NEGATED.match(after)
    if match is None or _PERHAPS.search(match[0]):
        return False
    return _STILL_TRUE.search(after[: match.end() + 6]) is None


def is_questioned(text: str, start: int, end: int) -> bool:
    """Whether what stands at `start` to `end` is doubted or asked."""
    if _DOUBT.search(text[max(0, start - 80) : end + 80]):
        return True
    return bool(_ASKS.search(text[-24:]) and not _WHICH.search(text[end:]))
