"""The words around a Japanese amount that tell whether it is a claim: pieces of patterns."""

from __future__ import annotations

from typing import Final

CHANGES: Final = (
    r"増|減|上が|上げ|下が|下げ|伸び|向上|改善|短|縮|速|超え|達|上回|下回|低|高|多|少な|安|騰|拡大"
    r"|優れ|かか|済|節約|延び|広げ|増え|割引|急落|落ち込|上昇|下落|とどま|留ま|過ぎ|すぎ|満た"
    r"|占め|正確|抑|平準|実現|改良"
)
TIME_OF_WORK: Final = r"短|縮|かか|待|延び|完了|済|以内"
TAKES: Final = (
    r"[ *]{0,3}(?:以上|ほど|程度|近く|も|は|で|に|以内に|足らずで|を)?"
    r"(?:かか(?!わ)|要[しす]|待た|待つ|待ち|短縮|縮ま|完了|完成|構築|立ち上げ|済む|済み|終わ|終え|早[いくま]"
    r"|遅[いくれ]|前倒|未満|、[^、。]{1,16}かか)"
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
