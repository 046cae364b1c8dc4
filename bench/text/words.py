# ruff: noqa: E501 - lines of markup and of words
"""Invented sentences, headlines and names, in English and Japanese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Literal

Lang = Literal["en", "ja"]

_EN: Mapping[str, Sequence[str]] = {
    "who": (
        "The operator", "Kestrel Computing", "The ministry", "A spokesman for Aldgate",
        "Norrland Power", "The chip maker", "The port of Halden", "An analyst at Brightwater",
        "The city council", "Tamarind Systems", "The second supplier", "Her former team",
        "The cooperative", "One of the engineers", "The auditor", "Oskar Fjeld",
    ),
    "did": (
        "has ordered", "will rent out", "tested", "now offers", "doubled the number of",
        "wants to replace", "has stopped buying", "is repairing", "presented", "moved",
        "signed for", "took a closer look at", "has sold", "built", "cancelled", "measured",
    ),
    "what": (
        "forty racks of water-cooled accelerators", "a hall for training models",
        "the cables between both buildings", "memory of the fourth generation",
        "a switch with 512 ports", "the older inference servers", "a smaller model for phones",
        "pumps that run without oil", "the compiler's new back end", "its own data sets",
        "two transformers of 60 megawatts", "a library for sparse matrices",
        "the long promised developer kit", "a scheduler for shared clusters",
        "batteries from retired buses", "a contract over nine years",
    ),
    "where": (
        "in the north of the country", "at the old paper mill", "near the harbour", "in Oslo",
        "on the upper floor", "across three regions", "for customers in Asia", "in its laboratory",
        "behind the railway station", "at a trade fair in Leipzig", "for hospitals", "this week",
        "before the end of winter", "without a public tender", "under a new licence", "by night",
    ),
    "since": (
        "because the price of electricity fell by a third",
        "although nobody had asked for it", "after a year of delays",
        "which took the market by surprise", "while rivals still wait for parts",
        "so that a job of six days ends in two", "as the filing of last Tuesday shows",
        "and the neighbours complain of the noise", "but leaves the price open",
        "since the old ones leak", "though the warranty covers only half of it",
        "and expects to earn 12 million a year with it", "where the grid is weak",
        "once the inspectors have been there", "if the tests go well",
        "even where the air is dry",
    ),
    "topic": (
        "Cooling", "Memory prices", "Grid limits", "Inference costs", "Open models", "Optical links",
        "Compilers", "Used accelerators", "Water rights", "Scheduling", "Sparse training",
        "Data halls", "Edge servers", "Cable routes", "Benchmark rules", "Power contracts",
    ),
    "turn": (
        "after a quiet year", "and what it means", "under pressure", "in five charts",
        "before the winter", "without the hype", "at a crossroads", "for smaller firms",
        "on a budget", "once more", "beyond the lab", "as seen from the north",
    ),
    "first": ("Ida", "Tom", "Priya", "Marek", "Lena", "Joseph", "Aiko", "Nils", "Carla", "Samir"),
    "last": (
        "Lindqvist", "Osei", "Varga", "Tanner", "Holm", "Petrov", "Marsh", "Duarte", "Kaya", "Brandt",
    ),
}  # fmt: skip
_JA: Mapping[str, Sequence[str]] = {
    "who": (
        "運営会社は", "北沢電算は", "経済当局は", "青嶺システムズの広報担当者は", "湊電力は",
        "半導体メーカー各社は", "同社の開発部門は", "市場調査会社の白波総研は", "市議会は",
        "第二の供給元は", "共同研究グループは", "現場の技術者の一人は", "監査法人は", "大学発の新興企業は",
        "物流大手は", "地元の組合は",
    ),
    "where": (
        "北部の工業団地で", "旧製紙工場の跡地で", "港の近くで", "都内の研究所で", "三つの地域で",
        "アジアの顧客に向けて", "今週の展示会で", "病院向けに", "年度末までに", "新しい契約のもとで",
        "夜間に限って", "公募を経ずに", "駅の裏手にある建屋で", "屋上で", "海外の拠点で", "冬が来る前に",
    ),
    "what": (
        "水冷式の加速器を40ラック", "学習用の新しい計算棟を", "二つの建屋を結ぶ光ケーブルを",
        "第4世代のメモリを", "512ポートのスイッチを", "古い推論サーバーを", "携帯端末向けの小さなモデルを",
        "油を使わないポンプを", "コンパイラの新しい後段を", "独自のデータ集合を", "60メガワットの変圧器を2台",
        "疎行列のライブラリを", "予告していた開発キットを", "共有クラスタのスケジューラを",
        "引退したバスの蓄電池を", "9年に及ぶ契約を",
    ),
    "did": (
        "発注した", "貸し出す", "試験した", "提供し始めた", "倍に増やした", "入れ替える方針だ",
        "買うのをやめた", "修理している", "公開した", "移設した", "売却した", "自前で作り上げた", "取り消した",
        "計測した", "見直すと説明した", "詳しく調べた",
    ),
    "since": (
        "電気料金が3割下がったため、", "誰にも頼まれていないにもかかわらず、", "1年の遅れを経て、",
        "市場の予想に反して、", "競合がまだ部品を待つなかで、", "6日かかる処理を2日で終えるために、",
        "先週火曜日の届け出によると、", "近隣から騒音の苦情が出ているが、", "価格は明らかにしていないものの、",
        "古い設備の水漏れが続いたことから、", "保証の対象は半分にとどまるが、", "年間12億円の増収を見込んで、",
        "送電網の弱い土地でも使えるように、", "検査が済み次第、", "試験がうまくいけば、", "空気の乾いた場所でも、",
    ),
    "topic": (
        "冷却方式", "メモリ価格", "送電網の制約", "推論の費用", "公開モデル", "光接続", "コンパイラ",
        "中古の加速器", "水利権", "ジョブ管理", "疎な学習", "計算棟", "エッジ機器", "ケーブルの経路",
        "性能評価の規則", "電力契約",
    ),
    "turn": (
        "が静かに変わり始めた", "をめぐる現場の声", "の見直しが進む", "を五つの図で読む", "は冬を越せるか",
        "の誤解と実際", "が岐路に立つ理由", "を中小企業が選ぶわけ", "の費用を抑える工夫", "が再び注目される",
        "の次に来るもの", "を北から眺める",
    ),
    "first": ("千尋", "大輔", "美咲", "健一", "遥", "直樹", "葵", "翔太", "由香", "誠"),
    "last": ("佐伯", "中園", "飛田", "大河内", "黒岩", "三枝", "長沼", "柿本", "古賀", "水町"),
}  # fmt: skip
_WORDS = {"en": _EN, "ja": _JA}


class Writer:
    """Writes in one language; the same seed gives the same words."""

    def __init__(self, lang: Lang, seed: str) -> None:
        self.lang: Lang = lang
        self.random = Random(f"{seed}/{lang}")

    def pick(self, kind: str) -> str:
        """One of the words of a kind."""
        return self.random.choice(_WORDS[self.lang][kind])

    def sentence(self) -> str:
        """One sentence, with its end."""
        who, did, what, where, since = (
            self.pick(kind) for kind in ("who", "did", "what", "where", "since")
        )
        number = self.random.randint(2, 980)
        form = self.random.randrange(4)
        if self.lang == "ja":
            return (
                f"{who}{where}{what}{did}。",
                f"{since}{who}{where}{what}{did}。",
                f"{who}{since}{what}{did}が、対象は{number}台に限られる。",
                f"{number}社への聞き取りでは、{since}{who}{what}{did}という。",
            )[form]
        return (
            f"{who} {did} {what} {where}.",
            f"{who} {did} {what} {where}, {since}.",
            f"In all, {number} units are affected: {who} {did} {what}, {since}.",
            f"Of {number} people who were asked, most said that {who} {did} {what} {where}.",
        )[form]

    def paragraph(self, sentences: int = 3) -> str:
        """Some sentences."""
        return ("" if self.lang == "ja" else " ").join(self.sentence() for _ in range(sentences))

    def phrase(self) -> str:
        """Words that are no sentence: an item of a list, a cell."""
        return self.pick("what").removesuffix("を")

    def title(self) -> str:
        """A headline."""
        between = "" if self.lang == "ja" else " "
        return f"{self.pick('topic')}{between}{self.pick('turn')}"

    def name(self) -> str:
        """A person's."""
        names = [self.pick("first"), self.pick("last")]
        return " ".join(reversed(names) if self.lang == "ja" else names)

    def either(self, en: str, ja: str) -> str:
        """What is said in this language."""
        return ja if self.lang == "ja" else en
