"""Currencies: ISO 4217 codes, their signs, and their names in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Currency:
    """How a currency is written: signs stand in front of a number, names behind it."""

    signs: tuple[str, ...]
    english: tuple[str, ...]
    japanese: tuple[str, ...]


CURRENCIES: Final[dict[str, Currency]] = {
    "USD": Currency(
        ("$", "US$", "U.S.$", "US $", "USD$", "USD $"),
        ("dollars", "dollar", "US dollars", "US dollar", "U.S. dollars", "U.S. dollar"),
        ("ドル", "米ドル", "USドル", "アメリカドル"),
    ),
    "JPY": Currency(("¥", "JP¥"), ("yen", "Japanese yen"), ("円", "日本円")),
    "EUR": Currency(("€",), ("euros", "euro"), ("ユーロ",)),
    "GBP": Currency(
        ("£",),
        ("pounds sterling", "British pounds", "pounds", "pound"),
        ("ポンド", "英ポンド"),
    ),
    "CNY": Currency(
        ("CN¥", "RMB¥"),
        ("yuan", "RMB", "Chinese yuan", "renminbi"),
        ("元", "人民元", "中国元"),
    ),
    "KRW": Currency(("₩",), ("won", "Korean won", "South Korean won"), ("ウォン", "韓国ウォン")),
    "TWD": Currency(
        ("NT$",),
        ("New Taiwan dollars", "Taiwan dollars", "Taiwanese dollars"),
        ("台湾ドル", "新台湾ドル", "台湾元", "NTドル"),
    ),
    "HKD": Currency(("HK$",), ("Hong Kong dollars",), ("香港ドル",)),
    "SGD": Currency(("S$",), ("Singapore dollars",), ("シンガポールドル",)),
    "AUD": Currency(("A$", "AU$"), ("Australian dollars",), ("豪ドル", "オーストラリアドル")),
    "CAD": Currency(("C$", "CA$"), ("Canadian dollars",), ("カナダドル", "加ドル")),
    "NZD": Currency(("NZ$",), ("New Zealand dollars",), ("ニュージーランドドル",)),
    "INR": Currency(
        ("₹", "Rs.", "Rs"), ("rupees", "rupee", "Indian rupees"), ("ルピー", "インドルピー")
    ),
    "CHF": Currency((), ("Swiss francs", "francs"), ("スイスフラン",)),
    "SEK": Currency((), ("Swedish kronor", "kronor"), ("スウェーデンクローナ",)),
    "NOK": Currency((), ("Norwegian kroner",), ("ノルウェークローネ",)),
    "DKK": Currency((), ("Danish kroner",), ("デンマーククローネ",)),
    "BRL": Currency(("R$",), ("reais", "Brazilian reais"), ("レアル", "ブラジルレアル")),
    "MXN": Currency((), ("Mexican pesos",), ("メキシコペソ",)),
    "SAR": Currency((), ("Saudi riyals", "riyals"), ("サウジリヤル", "リヤル")),
    "AED": Currency((), ("dirhams",), ("ディルハム",)),
    "ILS": Currency(("₪",), ("shekels",), ("シェケル",)),
    "THB": Currency(("฿",), ("baht",), ("バーツ",)),
    "VND": Currency(("₫",), ("dong",), ("ドン",)),
    "IDR": Currency((), ("rupiah",), ("ルピア",)),
    "MYR": Currency((), ("ringgit",), ("リンギット",)),
    "PHP": Currency(("₱",), ("Philippine pesos",), ("フィリピンペソ",)),
    "RUB": Currency(("₽",), ("rubles", "roubles"), ("ルーブル",)),
    "TRY": Currency(("₺",), ("Turkish lira", "lira"), ("トルコリラ",)),
    "PLN": Currency((), ("zloty",), ("ズロチ",)),
    "ZAR": Currency((), ("rand",), ("南アフリカランド",)),
}

CODES: Final = frozenset(CURRENCIES) - {"PHP", "TRY"}
"""Codes that are no other word: PHP 8.4 is a language."""
_SIGNS: Final = {sign: code for code, currency in CURRENCIES.items() for sign in currency.signs}
_SIGNS.update({code: code for code in CODES})
_SIGNS["RMB"] = "CNY"
# Behind a name that ends in a letter (`ZAR`, `AU`) a sign is another one; `A$` is longer than `$`.
_BEFORE: Final = re.compile(
    r"(?<![A-Za-z$€£¥])(?P<sign>"
    + "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
    + r")[ ]?$"
)
_LONGEST = 8


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The code of the currency whose sign stands in front of a number, and where it begins."""
    match = _BEFORE.search(text, max(0, start - _LONGEST), start)
    return (_SIGNS[match["sign"]], match.start()) if match else None
