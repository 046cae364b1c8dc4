"""The topic of a Japanese clause that names nothing that is followed.

Either it is an attribute of what the text goes on about (売上高は, 回答の遅延は), or something else
that the claim is about (液冷ラックの受注は, 国内企業は).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.claims.sentence import Sentence

_TOPIC = re.compile(
    r"(?P<noun>[A-Za-z][A-Za-z0-9 .+-]{0,30}"
    r"|[^、。，「」『』（）()\sはがもを]{1,24})(?<![にでとて])(?:は|が)"
)
_REACH = 60
_JOINING = frozenset({"だ", "です", "ます", "ところ", "もっと"})
"""だが、ですが: no topics, though a は or が follows."""
_THAN = re.compile(r".{1,20}(?:より|と比べて?|に比べて?|比で)")
_OPEN = re.compile(
    r"これ|それ|この|その|会社側|^利用する|同じ|同[社機種器品製]|今回|今世代|当社|弊社|自社|我々|学習|訓練|推論"
    r"|処理|プロセス|サービス|チップ|GPU|アクセラレータ|モデル|システム|インスタンス|サーバー?"
    r"|ハードウェア|数字|言葉|ニュース|結果|値$|こと$|もの$|^の$|利用$|効率|消費|全体|平均|最大"
    r"|新しい|新た|生成|構成|世代|出力|ピーク|電力|クラスター|メモリ|部分|文$|話$|みたの$|見たの$"
    r"|料金|クォータ|当たり|あたり|VRAM|[CNV]PU$|SSD$|電池|稼働分|バッテリー"
)
"""Topics that leave open whose they are: 学習の費用は, 1チップ当たりの性能は."""
_ATTRIBUTE = re.compile(
    r"(?:[率額高残費量値]|(?<![人社])数|比率|割合|売り?上げ?|利益|赤字|収入|投資|価格|単価|原価|値段|料金"
    r"|見通し|予想|見込み|月額|年額|実売|総額|時価総額|株価|シェア|性能|速度|精度|容量|規模|効率|重さ|厚さ|大きさ|サイズ"
    r"|寿命|歩留まり|評価|順位|スコア|誤り|幻覚|ハルシネーション|負荷|遅延|帯域|帯域幅|待ち|生産性|起動"
    r"|応答|読み出し|読み込み|読み取り|書き込み|実行|請求|正答|納期|損益|減り|電気代|燃費|効果|クエリ|コンテキスト|需要予想|決算|契約|期間|時間|間|ばらつき|変動|資金|金額|工数|向け)$"
)
"""What a thing has: said of no other thing, it is of what the text goes on about."""
_OF_MARKET = re.compile(
    r"支出|規模|市場|経済|雇用|仕事|株式|各社|各国|国内|海外|政府|日本|米国|中国|世界|人間"
    r"|(?:ラック|工場|装置|端末|機器|部材|ケーブル|書|本|記事|論文|国|省|庁|県|市)$"
)
"""What is no followed thing, nor a part of one."""
_OF_TRADE = re.compile(
    r"(?:受注|売り?上げ?高?|出荷(?:台数|数|量)?|需要|シェア|株価|収入|利益|投資額?|販売(?:台数|数|額)?)$"
)
"""What each thing on sale has of its own: that of 液冷ラック is of no chip."""
_WHICH = re.compile(
    r"[0-9０-９]|[年月期度]|通期|累計|合計|直近|足元|部門|事業|当初|過去|現在|今の|必要|回答|応答|初回|入力"
    r"|クエリ|ノード|起動|関連|主力|向け|アプリ|ソフト|ワークロード|ゲーム|実行|作業|業務|対応|開発"
    r"|定義|設計|運用|検索|翻訳|要約|分析|レビュー|コーディング|問い合わせ|際$|とき$|場合$"
)
"""Which sales, which time: words before an attribute that name no other owner."""
_PEOPLE = re.compile(
    r"[者人客員]$|企業|会社|国民|回答者|人々|組織|団体|自治体|市場|業界|他社|競合|ライバル"
)
_MARKET = re.compile(r"(?:生成)?AI|人工知能|LLM|大規模言語モデル|クラウド|GPU|半導体")


def topic_before(
    sentence: Sentence, start: int, speaking: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where the last topic before `start` stands; `speaking` are spans of those who only say so."""
    text = sentence.text
    low = max(0, start - _REACH)
    opened = text.rfind("「", low, start)
    if opened >= 0 and text.find("」", opened, start) < 0:
        low = opened + 1  # what stands before a quotation is not what it speaks of
    topics = [
        (_after_yardstick(match["noun"]) + match.start("noun"), match.end("noun"))
        for match in _TOPIC.finditer(text, low, start)
        if match["noun"] not in _JOINING
        and not any(match.start("noun") < last and first < match.end() for first, last in speaking)
    ]
    return topics[-1] if topics else None


def other_topic(
    sentence: Sentence, start: int, speaking: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where the topic before `start` stands, if it is something that no followed thing owns."""
    span = topic_before(sentence, start, speaking)
    if span is None or _is_open(sentence, *span) or _is_yardstick(sentence, *span):
        return None
    return span


def _is_yardstick(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a topic is a benchmark: MLPerfは 84%."""
    return any(name.mention.kind == "benchmark" for name in sentence.names_near(start, end))


def _is_open(sentence: Sentence, start: int, end: int) -> bool:
    noun = sentence.text[start:end]
    word = next((w for w in sentence.aspects_near(start, end) if w.end >= end), None)
    if word is not None:
        owner, has = sentence.text[start : word.start], True
    else:
        match = _ATTRIBUTE.search(noun)
        owner, has = (noun[: match.start()], True) if match else (noun, False)
    owned = owner.removesuffix("の")
    if _MARKET.fullmatch(owned) and not (has and owner == owned):
        return False  # but AI性能 is a kind of performance
    if not owned or _OPEN.search(owned) or _WHICH.fullmatch(owned):
        return True
    if _PEOPLE.search(owned):
        return False
    if not has:
        return _OF_MARKET.search(owned) is None
    if not _OF_TRADE.search(noun):
        return True  # レイテンシーのばらつき, インデックスの容量
    return owned == owner or _WHICH.search(owned) is not None  # クラウド売上高: which sales


def _after_yardstick(noun: str) -> int:
    """Where the topic begins behind what it is compared with: 従来機より|生産性."""
    match = _THAN.match(noun)
    return match.end() if match and match.end() < len(noun) else 0
