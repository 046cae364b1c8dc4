"""How Japanese writes units, multiples and bounds."""

from __future__ import annotations

from typing import Final

from nlp.quantities.kinds import UnitKey

UNITS: Final[dict[UnitKey, tuple[str, ...]]] = {
    ("x", "multiple", 1.0): ("倍",),
    ("%", "percent", 1.0): ("パーセント", "％"),
    ("%", "percent", 10.0): ("割",),
    ("pp", "percent", 1.0): ("パーセントポイント", "%ポイント"),
    ("USD", "money", 1.0): ("ドル", "米ドル"),
    ("JPY", "money", 1.0): ("円",),
    ("EUR", "money", 1.0): ("ユーロ",),
    ("GBP", "money", 1.0): ("英ポンド", "ポンド"),
    ("CNY", "money", 1.0): ("人民元",),
    ("KRW", "money", 1.0): ("ウォン",),
    ("ms", "time", 1.0): ("ミリ秒",),
    ("μs", "time", 1.0): ("マイクロ秒",),
    ("seconds", "time", 1.0): ("秒",),
    ("minutes", "time", 1.0): ("分間", "分"),
    ("hours", "time", 1.0): ("時間",),
    ("days", "time", 1.0): ("日間", "日"),
    ("weeks", "time", 1.0): ("週間",),
    ("months", "time", 1.0): ("か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月"),
    ("years", "time", 1.0): ("年間", "年"),
    ("nm", "length", 1.0): ("ナノメートル",),
    ("TB", "data", 1.0): ("テラバイト",),
    ("GB", "data", 1.0): ("ギガバイト",),
    ("PB", "data", 1.0): ("ペタバイト",),
    ("W", "power", 1.0): ("ワット",),
    ("kW", "power", 1.0): ("キロワット",),
    ("MW", "power", 1.0): ("メガワット",),
    ("GW", "power", 1.0): ("ギガワット",),
    ("units", "count", 1.0): ("基", "個", "台", "枚"),
    ("cores", "count", 1.0): ("コア",),
    ("GPUs", "count", 1.0): ("基のGPU", "台のGPU", "個のGPU", "枚のGPU"),
    ("nodes", "count", 1.0): ("ノード",),
    ("servers", "count", 1.0): ("台のサーバー", "台のサーバ"),
    ("racks", "count", 1.0): ("ラック",),
    ("tokens", "count", 1.0): ("トークン",),
    ("parameters", "count", 1.0): ("パラメータ", "パラメーター"),
    ("requests", "count", 1.0): ("リクエスト",),
    ("queries", "count", 1.0): ("クエリ",),
    ("regions", "count", 1.0): ("リージョン", "のリージョン", "つのリージョン"),
    ("companies", "count", 1.0): ("社", "企業"),
    ("users", "count", 1.0): ("ユーザー", "ユーザ"),
    ("people", "count", 1.0): ("人",),
}

NOT_FOLLOWED_BY: Final = {
    "倍": r"(?!精度|音|率)",
    "割": r"(?![り当合])",
    "年": r"(?![0-9度号版月末春夏秋冬前代生次]|[ ]?[0-9])",
    "分": r"(?![野析散類割岐離解布配担子母量])",
    "基": r"(?![本準盤礎づ])",
    "台": r"(?![本帳風頭湾])",
    "個": r"(?![別人性体々所])",
    "枚": r"(?!挙)",
    "人": r"(?![工間材々気物目生])",
    "円": r"(?![滑形周])",
    "社": r"(?![会員内外長説])",
    "ドル": r"(?![ビ])",
    "コア": r"(?![バ])",
    "秒": r"(?!単位)",
}
"""What a unit may not, or must, be followed by: look-aheads."""

FORBIDDEN_IN_KANJI: Final = frozenset(
    {"分", "日", "秒", "人", "基", "個", "台", "枚", "年", "時間"}
)
"""`十分` is no ten minutes, `一日` mostly no day: these units need digits."""

PHRASES: Final[tuple[tuple[str, float | None, str], ...]] = (
    (
        r"(?P<parts>[0-9]{1,3}|[二三四五六七八九十]{1,3})分の(?P<share>[0-9]{1,3}|[一二三四五六七八九])",
        None,
        "x",
    ),
    (
        r"倍増|倍速(?=[で化に])"
        r"|(?<![0-9〇一二三四五六七八九十百千万億兆数何幾人 ])倍(?=[にのへ]|以上)",
        2.0,
        "x",
    ),
    (r"半分(?!に分)|半減|半額|半数", 0.5, "x"),
)
"""Amounts without a number of their own: pattern, value, unit. Parts and share make a fraction."""

BEFORE: Final = {
    "<=": (
        "最大",
        "最大で",
        "最高",
        "最高で",
        "最長",
        "最長で",
        "最多で",
        "せいぜい",
        "多くても",
        "上限",
    ),
    ">=": ("最低", "最低でも", "最小", "最小で", "最短", "最短で", "少なくとも", "ゆうに"),
    "~": (
        "約",
        "およそ",
        "おおよそ",
        "ほぼ",
        "概ね",
        "おおむね",
        "ざっと",
        "推定",
        "平均",
        "平均で",
    ),
}
AFTER: Final = {
    "<=": "以下|未満|以内|を下回|まで(?=の|拡|引き上げ|対応|サポート|利用|割り|増や|可能)",
    ">=": "以上|超(?!え?高)|を超え|を上回|余り|あまり(?!に)|オーバー|もの(?=[^の])",
    "~": "程度|ほど|前後|近く|弱|強(?![い力化調く])|くらい|ぐらい",
}
