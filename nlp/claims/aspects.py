"""What of a thing a claim is about: performance, price, capacity …"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.claims.aspect_names import Aspect as Aspect
from nlp.claims.aspect_words_en import ASPECT_WORDS
from nlp.claims.figures_en import OF_DURATIONS
from nlp.quantities.kinds import UnitKind

# The order decides where two begin at the same place: compounds stand before their parts.
_JAPANESE_WORDS: Final[tuple[tuple[Aspect, str], ...]] = (
    (
        "price-performance",
        r"価格性能比?|(?:コスト|価格|プライス)[ ・]?(?:性能|パフォーマンス|効率)比?"
        r"|費用対効果|コスパ|1ドル(?:あたり|当たり)の?性能",
    ),
    (
        "energy",
        r"(?:消費)?電力(?:効率|消費量?|当たりの?性能|あたりの?性能)?|エネルギー(?:効率|消費量?)?"
        r"|省電力"
        r"|PUE|ワット(?:当たり|あたり)の?性能|CO2排出量?",
    ),
    (
        "latency",
        r"レイテンシー?|遅延(?:時間)?|応答(?:時間|速度)|反応時間|初回トークン",
    ),
    (
        "throughput",
        r"スループット|帯域幅?|転送(?:速度|レート)|処理量|処理件数|IOPS",
    ),
    (
        "accuracy",
        r"精度|正答率|正確[さ性]|誤差|エラー率|誤り率|誤答|幻覚|ハルシネーション|ヒット率|準拠|再現率"
        r"|適合率|スコア|信頼性",
    ),
    (
        "market share",
        r"(?:市場)?シェア|占有率|市場占有|を占め|が占め",
    ),
    (
        "revenue",
        r"売上高?|売り上げ|収益|営業利益|純利益|増収|受注額?",
    ),
    (
        "investment",
        r"投資額?|出資額?|(?:資金)?調達額?|事業費|建設費|総工費|買収額?",
    ),
    (
        "adoption",
        r"導入(?:率|企業|済み)?|採用(?:率|企業)?|普及率?|利用者数?|利用率|ユーザー数|顧客数?"
        r"|利用企業|企業[がはの]?"
        r"|利用が|浸透",
    ),
    (
        "time",
        r"(?:学習|処理|訓練|起動|待ち|開発|実行|計算|読み込み|セットアップ|デプロイ|ビルド|所要"
        r"|作業|復旧"
        r"|トレーニング)時間|ダウンタイム|待ち時間|納期|工期|期間|所要時間|受電待ち|待ち|時間(?![外帯])|日数|工数",
    ),
    (
        "performance",
        r"性能|パフォーマンス|速度|高速化?|速[いくさ]|遅[いくさ]|速度向上|生産性|処理能力|計算能力|演算能力"
        r"|ピーク性能",
    ),
    (
        "price",
        r"価格|料金|単価|値段|月額|年額|実売|使用料|割引|値下げ|値上げ|割安|[0-9０-９一二三四五六七八九]割安"
        r"|安(?:[いくさ価]|(?=[」』。、と]|$))|中古|相場|家賃"
        r"|実勢",
    ),
    (
        "cost",
        r"(?:運用|運営|総|推論|学習|開発|導入)?(?:コスト|費用)|運用費|維持費|経費|初期投資|請求額|支払い"
        r"|予算|TCO",
    ),
    (
        "capacity",
        r"容量|(?:L[1-4] ?)?キャッシュ(?:サイズ|容量)?|クォータ|上限|コンテキスト(?:ウィンドウ|長)?"
        r"|メモリー?"
        r"|HBM[0-9]*[eE]?|キャパシティ|生産能力|同時接続数?|リージョン|月産|vCPU|ストレージ",
    ),
    (
        "size",
        r"パラメーター?数?|サイズ|(?<![大小中ァ-ヺー])規模|台数|面積|密度|大きさ|基数|総数|使用量|トークン数"
        r"|UltraServer規模",
    ),
    (
        "other",
        r"(?:高?可用性(?:の? ?SLA)?|稼働率|アップタイム|SLA|評価額|時価総額|株価(?:収益率)?)",
    ),
)

_JAPANESE = re.compile(
    "|".join(f"(?P<a{i}>{words})" for i, (_, words) in enumerate(_JAPANESE_WORDS)), re.IGNORECASE
)
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?:"
    + "|".join(f"(?P<a{i}>{words})" for i, (_, words) in enumerate(ASPECT_WORDS))
    + r")(?![A-Za-z])",
    re.IGNORECASE,
)

_POSSIBLE: Final[dict[UnitKind, frozenset[Aspect]]] = {
    "money": frozenset(
        {"price", "cost", "revenue", "investment", "price-performance", "market share", "other"}
    ),
    "data": frozenset({"capacity", "size"}),
    "rate": frozenset({"throughput", "capacity", "performance"}),
    "compute": frozenset({"performance", "capacity"}),
    "power": frozenset({"energy", "capacity"}),
    "length": frozenset({"size"}),
    "time": frozenset({"time", "latency"}),
    "count": frozenset({"capacity", "size", "adoption"}),
}
"""What an amount of a kind can be about; multiples and percentages can be about anything."""

_DEFAULT: Final[dict[UnitKind, Aspect]] = {
    "money": "price",
    "data": "capacity",
    "rate": "throughput",
    "compute": "performance",
    "power": "energy",
    "length": "size",
    "mass": "size",
    "time": "time",
    "count": "capacity",
    "multiple": "performance",
    "percent": "other",
}
THOSE_WHO_USE: Final = frozenset(
    {"users", "customers", "companies", "organizations", "enterprises", "businesses", "developers"}
    | {"people", "subscribers"}
)
_LARGE_SUM = 1e7
"""A price is rarely so high, whatever the currency; what costs more is an investment."""


@dataclass(frozen=True, slots=True)
class AspectWord:
    """A word that names an aspect, where it stands."""

    aspect: Aspect
    start: int
    end: int


class Aspects:
    """The words of a text that name aspects, looked for when they are first asked for.

    Most sentences hold no claim, and looking for every aspect's words is slow.
    """

    __slots__ = ("_found", "_japanese", "_text")

    def __init__(self, text: str, *, japanese: bool) -> None:
        self._text, self._japanese = text, japanese
        self._found: tuple[AspectWord, ...] | None = None

    def near(self, start: int, end: int) -> tuple[AspectWord, ...]:
        """Those that begin between two places, in order."""
        if self._found is None:
            self._found = _find_aspects(self._text, japanese=self._japanese)
        low = bisect_left(self._found, start, key=lambda word: word.start)
        return self._found[low : bisect_left(self._found, end, low, key=lambda word: word.start)]


def aspects_in(words: str) -> Iterator[Aspect]:
    """What a few English words name, in order."""
    for found in _find_aspects(words, japanese=False):
        yield found.aspect


def _find_aspects(text: str, *, japanese: bool) -> tuple[AspectWord, ...]:
    """The words of a text that name aspects, in order."""
    found = _found(_ENGLISH, ASPECT_WORDS, text)
    if not japanese:
        return tuple(_compounds(found, text, gap=1))
    return tuple(
        sorted(
            [*found, *_compounds(_found(_JAPANESE, _JAPANESE_WORDS, text), text)],
            key=lambda w: w.start,
        )
    )


def possible_aspects(kind: UnitKind) -> frozenset[Aspect] | None:
    """What an amount of this kind can be about; None where anything is possible."""
    return _POSSIBLE.get(kind)


def default_aspect(kind: UnitKind, unit: str, value: float | None) -> Aspect:
    """What an amount is about where no word says so."""
    if unit in THOSE_WHO_USE:
        return "adoption"
    if kind == "money" and (value or 0) >= _LARGE_SUM:
        return "investment"
    if unit in {"MW", "GW"}:
        return "capacity"  # what a site can draw; a chip draws watts
    if kind == "multiple" and value is not None and value <= 1:
        return "other"
    return _DEFAULT[kind]


def _compounds(words: Iterator[AspectWord], text: str, gap: int = 0) -> Iterator[AspectWord]:
    """Words that adjoin are one, and its last part says what it is: メモリ帯域幅, power costs.

    A verb is no part of what follows it: it boots workers.
    """
    held: AspectWord | None = None
    for word in words:
        adjoins = held is not None and held.end + gap == word.start
        if held and adjoins and text[held.start : held.end].lower() not in OF_DURATIONS:
            held = AspectWord(word.aspect, held.start, word.end)
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _found(
    pattern: re.Pattern[str], words: Sequence[tuple[Aspect, str]], text: str
) -> Iterator[AspectWord]:
    for match in pattern.finditer(text):
        group = match.lastgroup or "a0"
        yield AspectWord(words[int(group[1:])][0], match.start(), match.end())
