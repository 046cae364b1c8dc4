"""Articles to make pairs of: saved ones, and invented notices that fill one template."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from lxml import html as lxml_html

from bench.corpus.files import SavedArticle, read_folder

_BLOCKS = ("p", "li", "h2", "h3", "h4", "td", "th", "pre")
_FEWEST_LETTERS = 600
_PRODUCTS = ("Kestrel VM", "Ibis Queue", "Heron Store", "Crane Functions", "Plover Cache")
_PLACES = ("Osaka", "Zurich", "Cape Town", "Jakarta", "Calgary", "Milan")
_ENGLISH = """{product} is now available in the {place} region
Starting today, customers can use {product} in the {place} region. With this launch, {product} is \
available in {count} regions around the world.
{product} is fully managed: there are no servers to provision, patch or scale, and customers pay \
only for what they use. It encrypts data at rest and in transit, and keeps it in three zones.
To get started, open the {product} console, choose {place}, and follow the guide. For prices, see \
the pricing page. For a list of all regions, see the table of regional services."""
_JAPANESE = """{product} が{place}リージョンで利用可能に
本日より、{place}リージョンで {product} を利用できるようになった。\
今回の追加により、{product} を提供するリージョンは世界で{count}カ所になる。
{product} はフルマネージドのサービスで、サーバーの用意や更新、拡張を利用者が行う必要はない。\
料金は使った分だけ支払う。データは保管時にも転送時にも暗号化され、3つのゾーンに保存される。
利用を始めるには、{product} のコンソールで{place}リージョンを選び、手順に従う。\
料金の詳細は料金ページを、対応リージョンの一覧はリージョン別サービスの表を参照してほしい。"""
_JAPANESE_PLACES = ("大阪", "チューリッヒ", "ケープタウン", "ジャカルタ", "カルガリー", "ミラノ")


@dataclass(frozen=True, slots=True)
class Telling:
    """One article, as one outlet tells it."""

    id: str
    source: str
    title: str
    text: str
    lang: str
    day: int = 0
    """Days since some Monday."""

    @property
    def split(self) -> str:
        """`dev`, which the thresholds were chosen on, or `test`: by a hash of the id."""
        return "dev" if hashlib.blake2b(self.id.encode(), digest_size=1).digest()[0] % 2 else "test"


def saved_tellings(folder: Path) -> list[Telling]:
    """The saved articles that are long enough to be cut, those of a folder from one source."""
    return [
        Telling(note.path, note.path.split("/")[0], note.title, text, note.lang, _number(note))
        for note in read_folder(folder, None)
        if note.sort == "note" and len(text := _text(note)) >= _FEWEST_LETTERS
    ]


def notices() -> Iterator[Telling]:
    """Invented notices of one publisher: one template a language, another product or place each."""
    for lang, template, places in (
        ("en", _ENGLISH, _PLACES),
        ("ja", _JAPANESE, _JAPANESE_PLACES),
    ):
        for number, (name, place) in enumerate(product(_PRODUCTS, places)):
            text = template.format(product=name, place=place, count=7 + number)
            title, _, body = text.partition("\n")
            yield Telling(f"notice/{lang}/{number}", "notices", title, body, lang, number)


def _number(note: SavedArticle) -> int:
    return note.day.toordinal() if note.day else 0


def _text(note: SavedArticle) -> str:
    if not note.html.strip():
        return ""
    blocks = lxml_html.fromstring(note.html.decode()).iter(*_BLOCKS)
    lines = (
        " ".join(block.text_content().split())
        for block in blocks
        if next(block.iterdescendants(*_BLOCKS), None) is None
    )
    return "\n".join(line for line in lines if line)
