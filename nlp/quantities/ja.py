"""How Japanese writes units, multiples and bounds."""

from __future__ import annotations

from typing import Final

from nlp.quantities.kinds import UnitKey

UNITS: Final[dict[UnitKey, tuple[str, ...]]] = {
    ("x", "multiple", 1.0): ("倍",),
    ("%", "percent", 1.0): ("パーセント",),
    ("%", "percent", 10.0): ("割",),
    ("pp", "percent", 1.0): ("パーセントポイント", "%ポイント", "%pt", "ポイント"),
    ("USD", "money", 0.01): ("セント",),
    ("ns", "time", 1.0): ("ナノ秒",),
    ("ms", "time", 1.0): ("ミリ秒",),
    ("μs", "time", 1.0): ("マイクロ秒",),
    ("seconds", "time", 1.0): ("秒間", "秒"),
    ("minutes", "time", 1.0): ("分間", "分"),
    ("hours", "time", 1.0): ("時間",),
    ("days", "time", 1.0): ("日間", "日"),
    ("weeks", "time", 1.0): ("週間",),
    ("months", "time", 1.0): tuple(
        f"{mark}月{span}" for mark in ("か", "ヶ", "カ", "ヵ", "ケ", "箇") for span in ("間", "")
    ),
    ("years", "time", 1.0): ("年間", "年"),
    ("nm", "length", 1.0): ("ナノメートル", "ナノ"),
    ("μm", "length", 1.0): ("マイクロメートル",),
    ("mm", "length", 1.0): ("ミリメートル", "ミリ"),
    ("cm", "length", 1.0): ("センチメートル", "センチ"),
    ("m", "length", 1.0): ("メートル",),
    ("km", "length", 1.0): ("キロメートル", "キロ"),
    ("inches", "length", 1.0): ("インチ",),
    ("m²", "length", 1.0): ("平方メートル", "平米"),
    ("mm²", "length", 1.0): ("平方ミリメートル", "平方ミリ"),
    ("sq ft", "length", 1.0): ("平方フィート",),
    ("acres", "length", 1.0): ("エーカー",),
    ("hectares", "length", 1.0): ("ヘクタール",),
    ("kg", "mass", 1.0): ("キログラム",),
    ("tons", "mass", 1.0): ("トン",),
    ("bytes", "data", 1.0): ("バイト",),
    ("fps", "rate", 1.0): ("フレーム/秒",),
    ("units", "count", 1.0): ("基", "個", "台", "枚"),
    ("people", "count", 1.0): ("人", "名"),
    ("companies", "count", 1.0): ("社",),
}

COUNTED: Final[dict[str, tuple[str, ...]]] = {
    "GPUs": ("GPU",),
    "TPUs": ("TPU",),
    "CPUs": ("CPU",),
    "chips": ("チップ",),
    "accelerators": ("アクセラレータ", "アクセラレーター"),
    "cores": ("コア",),
    "nodes": ("ノード",),
    "servers": ("サーバー", "サーバ"),
    "racks": ("ラック",),
    "instances": ("インスタンス",),
    "tokens": ("トークン",),
    "parameters": ("パラメータ", "パラメーター"),
    "requests": ("リクエスト",),
    "queries": ("クエリ",),
    "regions": ("リージョン",),
    "companies": ("企業",),
    "users": ("ユーザー", "ユーザ"),
    "customers": ("顧客",),
    "developers": ("開発者",),
    "transistors": ("トランジスタ",),
}
"""Things that are counted with a counter or without: 10万基のGPU, 8 GPU, 3つのリージョン."""

FEW: Final[dict[UnitKey, tuple[str, ...]]] = {
    ("languages", "count", 1.0): ("言語", "か国語", "カ国語"),
    ("countries", "count", 1.0): ("か国", "カ国", "ヶ国", "ヵ国"),
    ("models", "count", 1.0): ("モデル",),
    ("items", "count", 1.0): ("アイテム", "件"),
    ("characters", "count", 1.0): ("文字",),
    ("times", "count", 1.0): ("回",),
    ("transactions", "count", 1.0): ("トランザクション",),
    ("messages", "count", 1.0): ("メッセージ",),
    ("images", "count", 1.0): ("枚の画像",),
    ("clusters", "count", 1.0): ("クラスタ", "クラスター"),
    ("households", "count", 1.0): ("世帯",),
    ("qubits", "count", 1.0): ("量子ビット",),
}
"""Things that are an amount only where there are many: 2 モデル is none."""

COUNTERS: Final = (
    r"(?:(?:以上|超|近く|弱|強|余り|程度|ほど|を超える|を上回る|以下|未満)の|[基個台枚つ]の|の)"
)
"""What may stand between a number and what it counts: 40 以上のリージョン, 10万基のGPU."""
COUNTED_BEFORE: Final = r"(?:を|が|は|も|の|数)?[ ]?(?:約|およそ|最大で?|計|合計|合わせて)?[ ]?$"
"""What may stand between what is counted and its number: GPUを1万基, チップ最大100万個."""

NOT_FOLLOWED_BY: Final = {
    "倍": r"(?!精度|音|率|数)",
    "割": r"(?![当合]|り(?![引増]))",
    "年": r"(?![度号版月末春夏秋冬前代生次]|[ ]?[0-9](?![0-9]?[ ]?[かヶカヵケ箇]月))",
    "分": r"(?<!十二分)(?![野析散類割岐離解布配担子母量]|の[0-9一二三四五六七八九])",
    "基": r"(?![本準盤礎づ])",
    "台": r"(?![本帳風頭湾])",
    "個": r"(?![別人性体々所])",
    "枚": r"(?!挙)",
    **dict.fromkeys(("秒間", "分間", "日間", "年間"), r"(?!隔)"),
    "%": r"(?!ポイント|pt)",
    "サーバー": r"(?!レス)",
    "サーバ": r"(?!ー?レス)",
    "インスタンス": r"(?!タイプ|サイズ|ファミリ|クラス|ストア)",
    "ノード": r"(?!タイプ|プール|グループ)",
    "人": r"(?![工間材々気物生ひ]|[1一]人)",
    "名": r"(?![前称義詞刺簿物所誉])",
    "円": r"(?![滑形周盤卓])",
    "元": r"(?![年号々化管論素配来祖老日旦帳])",
    "社": r"(?![会員内外長説])",
    "ドル": r"(?![ビフ])",
    "ドン": r"(?=[\s、。にでをのがはもとだ(]|$)",
    "トン": r"(?![ネチカ])",
    "コア": r"(?![バタ])",
    "秒": r"(?!単位|針)",
    "チップ": r"(?![スセレ])",
    "モデル": r"(?!名|ケ)",
    "言語": r"(?!モデル)",
    "ポイント": (
        r"(?=[ ]?(?:以上|超|近く|ほど|程度)?の?(?:上昇|低下|増|減|上回|下回|改善|向上|下落|高|低"
        r"|上げ|下げ|差|拡大|縮小))"
    ),
    "ミリ": r"(?![ァ-ヴー])",
    "回": r"(?![線答帰転復路避収数目])",
    "キロ": r"(?![ァ-ヴー])",
    "ナノ": r"(?![秒テマメ])",
    "センチ": r"(?![ァ-ヴー])",
}
"""What a unit may not, or must, be followed by: look-aheads."""

ORDINAL: Final = r"目(?![標指的])"
"""`3社目` is an order, no amount."""

MORE_THAN_ONE_KANJI: Final = frozenset({"分", "秒", "人", "名", "基", "個", "台", "枚", "元", "社"})
"""`十分` is no ten minutes, `一人` mostly no amount: in kanji these need a longer number."""
NOT_IN_KANJI: Final = frozenset({"日", "ミリ", "キロ", "ナノ", "つ"})
ALWAYS_OPEN: Final = r"24時間(?=[ 、・/]?(?:365|年中|体制|対応|稼働|営業|監視))|365[ ]?日"
"""Round the clock is no amount of time."""

_FRACTION = (
    r"(?P<parts>[0-9]{1,4}|[二三四五六七八九十百千]{1,4}|数[十百千]?|何)[ ]?分の[ ]?"
    r"(?P<share>[0-9]{1,3}|[一二三四五六七八九])"
)
_NO_PERIOD = r"(?![前期報度ごぶお])"

PHRASES: Final[tuple[tuple[str, float | None, str], ...]] = (
    (_FRACTION, None, "x"),
    (
        r"1/[0-9]{1,4}(?=[ ]?(?:に(?:な|削|低|圧|短|抑|減|縮|まで)|以下|程度"
        r"|の(?:コスト|価格|時間|電力|費用|サイズ)))"
        r"|1/[0-9]{1,4}(?:rd|th)?(?= (?:of )?(?:the|its|their|as|that)\b)",
        None,
        "x",
    ),
    (
        r"倍増(?!し続)|倍速(?=[で化に])"
        r"|(?<![0-9〇一二三四五六七八九十百千万億兆数何幾人 ])倍(?=[にのへ]|以上)",
        2.0,
        "x",
    ),
    (r"半分(?!に分)|半減(?!期)|半額|半値|(?<!過)半数", 0.5, "x"),
    (rf"(?<!四)半年間?{_NO_PERIOD}", 0.5, "years"),
    (rf"(?<![夜前後])半日間?{_NO_PERIOD}", 0.5, "days"),
    (r"半時間", 0.5, "hours"),
    (r"[1一][ ]?桁(?:の)?[ ]?(?:ミリ秒|ms)", None, "ms"),
    (r"[1一][ ]?桁(?:の)?[ ]?(?:マイクロ秒|[μµ]s)", None, "μs"),
)
"""Amounts without a number of their own: pattern, value, unit. Parts and share make a fraction."""
MAJORITY: Final = "過半数"

HALF: Final = r"半(?![分数導額減端径年日月値])"
"""Behind a unit of time: 1時間半."""

BEFORE: Final = {
    "<=": (
        *("最大", "最大で", "最高", "最高で", "最長", "最長で", "最多で", "最大限", "せいぜい"),
        *("多くても", "長くても", "遅くとも", "高くても", "上限", "上限は", "最大でも"),
    ),
    ">=": (
        *("最低", "最低でも", "最小", "最小で", "最短", "最短で", "少なくとも", "ゆうに", "優に"),
        "少なくても",
    ),
    "~": (
        *("約", "およそ", "おおよそ", "ほぼ", "概ね", "おおむね", "ざっと", "推定", "推計", "凡そ"),
        *("だいたい", "大体", "概算で", "推定で"),
    ),
}
AFTER: Final = {
    "<=": (
        "弱(?![い点化])|以下|未満|以内|を下回|に満たな|を切[らりるっ]|足らず"
        "|まで(?=の|拡|引き上げ|対応|サポート|利用|割り|増や|可能)"
    ),
    ">=": (
        "以上|強(?![い力化調く])|超(?!え?高)|を超え|を越え|越え|を上回|を突破|突破|余り|あまり(?!に)|オーバー"
        "|もの(?=[^の])"
    ),
    "~": "程度|ほど(?!な)|前後|近く|近い|に近い|に近づ[いき]|に迫|くらい|ぐらい|規模|級",
}
INSIDE: Final = {
    ">=": ("以上の", "強の", "超の", "余りの", "を超える", "を上回る"),
    "<=": ("以下の", "未満の", "弱の"),
    "~": ("近くの", "程度の", "ほどの"),
}
"""Bounds between a number and what it counts."""
