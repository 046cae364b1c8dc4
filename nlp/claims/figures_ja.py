"""The words around a Japanese amount that tell whether it is a claim: pieces of patterns."""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.sentence import Figure

CHANGES: Final = (
    r"増|減|上が|上げ|下が|下げ|伸び|向上|改善|短|縮|速|超え|達|上回|下回|低|高|多|少な|安|騰|拡大"
    r"|優れ|かか|済|節約|延び|広げ|増え|割引|急落|落ち込|上昇|下落|とどま|留ま|過ぎ|すぎ|満た"
    r"|占め|正確"
)
TIME_OF_WORK: Final = r"短|縮|かか|待|延び|完了|済|以内"
TAKES: Final = (
    r"[ *]{0,3}(?:以上|ほど|程度|近く|も|は|で|に|以内に|足らずで|を)?"
    r"(?:かか(?!わ)|要し|待た|待つ|待ち|短縮|縮ま|完了|済む|済み|終わ|終え)"
)
NO_DURATION: Final = r"前|後|契約|ぶり|目(?:[^標指])|間で\d|ごと|おき|以降|以来|連続|保証|分の"
WHEN: Final = r"この|過去|今後|ここ|直近|約?\d+年(?:と|、)"
SAYS_HOW_LONG: Final = r"[はがを]|\*{0,2}[:：]"
EACH: Final = r"[ *]?(?:当たり|あたり|につき|ごと)"
OF_DURATIONS: Final = frozenset({"待ち", "期間"})
ASIDE: Final = r"[ *`」』]{0,3}(?:(?:向上|改善|削減)?[とや](?!して)|で(?!は)|に(?:加え|より))"
OF: Final = (
    r"[ *`」』]{0,3}(?:の|(?:優れた|高い|低い|多い|少ない|速い|安い|大きい"
    r"|広い)の?)[ *「一-鿿ァ-ヺーA-Za-z]{0,12}"
)
_OF_WHOLE = re.compile(
    r"(?:の(?:うち|中で)|(?:その|この|全体の|全[一-鿿]{1,3}の|[者社人数額]の))"
    r" ?(?:約|およそ|ほぼ)?[ *]{0,4}$"
)
_SHARES = re.compile(
    r"[ *]{0,4}(?:以上|超|未満|弱|強|程度|近く|余り)?(?:[がはを]|に(?:上る|のぼ|あたる|当たる))"
)
_REACHES = re.compile(
    r"(?:以上|まで|超|近く)?の?[^、。はが]{0,14}?[にをへ]?"
    r"(?:対応|サポート|拡張|搭載|収め|収容|接続|扱え|扱う|連結|統合|構成可能|スケール|追加|同時|利用可能|提供|展開|増や|増設|導入|採用)"
)
_GLOSS = re.compile(r"[A-Za-z0-9] ?[（(](?:約|最大)? ?$")
_SPREAD = 2


def is_share(text: str, start: int, end: int) -> bool:
    """Whether a percentage says how much of a whole something is: このうち6割が米国内."""
    lead = text[max(0, start - 16) : start]
    return bool(_OF_WHOLE.search(lead)) or bool(_SHARES.match(text, end, end + 8))


def is_reached(text: str, figure: Figure) -> bool:
    """Whether a count is how far a thing goes: 最大8ノードに対応, 40以上のリージョンで提供."""
    quantity = figure.quantity
    if (
        quantity.value is None
        or quantity.value < _SPREAD
        or quantity.comparator not in {"<=", ">="}
    ):
        return False
    return _REACHES.match(text, figure.end, figure.end + 30) is not None


def is_gloss(text: str, start: int) -> bool:
    """Whether an amount stands in brackets behind a name: x4-480 (6,144 GB)."""
    return _GLOSS.search(text, max(0, start - 8), start) is not None
