"""Japanese settings, needs and conditions: 20%として計算される, 12 TiBのメモリを必要とする."""

from __future__ import annotations

import re

_WHEN = "(?:場合|とき|時|際|ら)"
_SET_AFTER = re.compile(
    r"[^、。，「」]{0,14}?(?:(?:として|と)(?:計算|仮定|想定|設定|すると)"
    r"|[にをが] ?(?:設定|指定|制限)"
    rf"|を(?:超え|下回っ|上回っ|超過し)た{_WHEN}|を(?:超える|下回る|上回る)(?:{_WHEN}|と)"
    rf"|に(?:達し|到達し)た{_WHEN}|以[上下]の{_WHEN}|したい|してほしい)"
)
_SET_BEFORE = re.compile(r"(?:しきい値|閾値|デフォルト|既定値?|初期値|タイムアウト)[^。、]{0,14}$")
_CHANGED = re.compile(
    r"[ *]{0,3}[にへ](?:短縮|延長|拡大|拡張|引き上げ|引き下げ|増|減|削減|縮小|緩和|向上)"
)
"""A default that is raised or lowered is a claim: デフォルトの期間を198日に短縮."""
_NEEDED = re.compile(r"[^、。，]{0,16}?(?:を必要と|が必要|必要です|必要。)")

_SCENARIO = re.compile(
    r"[-*#>\s]{0,6}(?:シナリオ|実装例|設定例|計算例|利用例|前提|想定)[^:：]{0,12}\*{0,2}[:：]"
)


def is_scenario(text: str) -> bool:
    """Whether a line tells an example: **シナリオ**: 毎秒500件の注文が来る."""
    return _SCENARIO.match(text) is not None


def is_changed(after: str) -> bool:
    """Whether what follows an amount says that it was raised or lowered to it."""
    return _CHANGED.match(after) is not None


def is_set(before: str, after: str, *, multiple: bool, plain: bool) -> bool:
    """Whether the text around an amount makes it a setting or, of a `plain` one, a need."""
    if _SET_AFTER.match(after):
        return True
    if not multiple and _SET_BEFORE.search(before):
        return True
    return plain and _NEEDED.match(after) is not None
