"""What outlets do to an article that they take over, and what only looks like it.

Each edit takes the text of an article and a source of chance, and returns another text.
"""

from __future__ import annotations

import random
import re

_BETWEEN_SENTENCES = re.compile(r"(?<=[。！？\n])|(?<=[.!?])(?=\s)")
_WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
_ENGLISH = {
    "also": "in addition",
    "use": "employ",
    "uses": "employs",
    "using": "with",
    "support": "handle",
    "supports": "handles",
    "new": "fresh",
    "many": "numerous",
    "large": "big",
    "fast": "quick",
    "faster": "quicker",
    "help": "assist",
    "helps": "assists",
    "need": "require",
    "needs": "requires",
    "show": "demonstrate",
    "shows": "demonstrates",
    "make": "render",
    "because": "since",
    "however": "but",
    "such as": "like",
    "currently": "at present",
    "improve": "better",
    "provides": "offers",
    "provide": "offer",
    "enables": "allows",
    "allows": "lets",
    "through": "by way of",
    "multiple": "several",
    "across": "over",
}
_JAPANESE = {
    "利用できる": "使える",
    "利用可能": "使用できる状態",
    "利用": "使用",
    "提供": "供与",
    "開始": "スタート",
    "発表": "公表",
    "新しい": "新たな",
    "により": "によって",
    "および": "ならびに",
    "また、": "加えて、",
    "可能": "できる状態",
    "サポート": "支援",
    "必要": "不可欠",
    "強化": "拡充",
    "機能": "仕組み",
    "改善": "向上",
    "複数の": "いくつもの",
}
_PLAIN_STYLE = (
    ("していました", "していた"),
    ("しています", "している"),
    ("されました", "された"),
    ("されます", "される"),
    ("しました", "した"),
    ("できます", "できる"),
    ("なりました", "なった"),
    ("なります", "なる"),
    ("します", "する"),
    ("ありません", "ない"),
    ("あります", "ある"),
    ("でした", "だった"),
    ("です", "だ"),
    ("ました", "た"),
)
INTRO = {
    "en": "This report first appeared elsewhere and is republished here by arrangement; we have "
    "changed nothing but the headline.",
    "ja": "本記事は提携媒体の記事を許可を得て転載したものです。見出し以外には手を加えていません。",
}
OUTRO = {
    "en": "About us: we cover infrastructure for machine learning every weekday, for readers who "
    "build it and for those who pay for it.\nSubscribe to our newsletter to get the five stories "
    "of the day in your inbox each morning at seven.\nSend tips and corrections to the desk; we "
    "read every letter and answer most of them.\nCopyright by the publisher. No part of this page "
    "may be reproduced without written permission.",
    "ja": "編集部から：本サイトは機械学習の基盤を毎日取材し、"
    "作る人と費用を負担する人の双方に向けて記事を届けています。\n"
    "毎朝7時に、その日の主要な記事5本をまとめたニュースレターを配信しています。登録は無料です。\n"
    "記事へのご意見、情報提供、訂正のご指摘は編集部までお寄せください。すべてに目を通しています。\n"
    "本サイトに掲載された文章、写真、図表の無断転載を禁じます。著作権は発行者に帰属します。",
}


def shortened(text: str, share: float) -> str:
    """The first paragraphs, about that share of the letters."""
    kept: list[str] = []
    for line in text.split("\n"):
        kept.append(line)
        if sum(map(len, kept)) >= share * len(text):
            break
    return "\n".join(kept)


def reworded(text: str, lang: str, share: float, chance: random.Random) -> str:
    """Synonyms in that share of the sentences; half of those lose or swap a clause as well."""
    words = _JAPANESE if lang == "ja" else _ENGLISH
    pieces = _BETWEEN_SENTENCES.split(text)
    return "".join(_reworded(s, words, chance) if chance.random() < share else s for s in pieces)


def _reworded(sentence: str, words: dict[str, str], chance: random.Random) -> str:
    for word, other in words.items():
        bound = r"\b" if word.isascii() else ""
        sentence = re.sub(f"{bound}{word}{bound}", other, sentence)
    comma = re.search(r"[、,]\s*", sentence)
    if comma is None or chance.random() < 0.5:
        return sentence
    first, second = sentence[: comma.start()], sentence[comma.end() :]
    end = re.search(r"[。.！？!?]*\s*$", second)
    assert end is not None
    return f"{second[: end.start()]}{comma.group()}{first}{end.group()}"


def restyled(text: str) -> str:
    """Japanese in the plain style, with full-width figures."""
    for polite, plain in _PLAIN_STYLE:
        text = text.replace(polite, plain)
    return text.translate(_WIDE)


def shouted(text: str) -> str:
    """English with other quotation marks, dashes and spaces."""
    return text.replace('"', "”").replace("'", "’").replace(" - ", " — ").replace(". ", ".  ")
