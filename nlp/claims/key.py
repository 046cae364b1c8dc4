"""What makes two sentences the same claim, in any article and either language.

The first part of a key is the id of the entity that the claim is about. Of a thing that no
catalogue knows it is `~` and its name, which no id begins with; of nothing at all `-`.
"""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.aspects import Aspect
from nlp.normalise import fold

_FAMILIES: Final[dict[Aspect, str]] = {"price": "cost"}
"""Aspects that retellings exchange for each other: `40% cheaper`, 費用は4割安."""

_CUES: Final[dict[str, tuple[str, ...]]] = {
    "game-changer": (
        *("ゲームチェンジャー", "ゲームチェンジ", "game-changer", "game-changers", "game-changing"),
        *("changes the game", "change the game"),
    ),
    "revolutionary": (
        *("革命", "革命的", "革命を起こ", "revolutionary", "revolution", "revolutionize"),
        *("revolutionizes", "revolutionizing", "revolutionise"),
    ),
    "breakthrough": (
        *("画期的", "ブレークスルー", "ブレイクスルー", "breakthrough", "breakthroughs"),
        "groundbreaking",
    ),
    "dramatic": ("劇的に", "劇的な", "飛躍的に", "飛躍的な", "dramatic", "dramatically"),
    "unprecedented": (
        "かつてない",
        "前代未聞",
        "未曾有",
        "空前",
        "これまでにない",
        "unprecedented",
    ),
    "overwhelming": ("圧倒的", "unparalleled", "unmatched", "unrivaled", "unrivalled"),
    "cutting-edge": ("最先端", "cutting-edge", "bleeding-edge", "state of the art", "最高水準"),
    "world-first": ("世界初", "世界で初めて", "史上初", "world's first", "first in the world"),
    "industry-first": ("業界初", "業界で初めて", "industry's first", "first in the industry"),
    "fastest": (
        *("世界最速", "業界最速", "史上最速", "最速の", "最速で", "最も高速", "最も速い"),
        *("the fastest", "world's fastest", "industry's fastest", "the quickest"),
    ),
    "cheapest": (
        *("業界最安", "最安の", "最安値", "最も安い", "最も安価", "the cheapest", "lowest price"),
        "lowest cost",
    ),
    "largest": (
        *(
            "世界最大",
            "世界最大級",
            "業界最大",
            "国内最大",
            "国内最大級",
            "the largest",
            "the biggest",
        ),
        *("the largest single", "world's largest", "world's biggest"),
    ),
    "leading": (
        *("業界をリード", "世界をリード", "市場をリード", "industry-leading", "industry leading"),
        *("market-leading", "class-leading", "world-leading"),
    ),
    "best": (
        *("世界最高", "業界最高", "最高の", "最高性能", "世界一", "最も優れ", "the best"),
        *("best in the world", "best in the industry", "industry's best", "best-in-class"),
    ),
    "most-powerful": ("最も強力", "最も高性能", "最強", "the most powerful", "most powerful"),
}
_BETWEEN: Final = re.compile(r"[\s‐-―-]+")
_FAMILY_OF: Final = {fold(word): family for family, words in _CUES.items() for word in words}


def figure_key(
    subject: str | None,
    aspect: Aspect,
    value: float | None,
    unit: str,
    bounds: tuple[float, float] | None,
) -> str:
    """`aws-trainium2|performance|2|x`: subject, family of the aspect, value, unit.

    `subject` is an id, or what `unlisted_part` makes of a name.
    """
    if bounds is not None:
        written = f"{_rounded(bounds[0])}-{_rounded(bounds[1])}"
    else:
        written = "-" if value is None else _rounded(value)
    return "|".join((subject or "-", _FAMILIES.get(aspect, aspect), written, unit))


def word_key(subject: str | None, kind: str, aspect: Aspect, word: str) -> str:
    """`aws-trainium2|hype|other|game-changer`: subject, kind, aspect, family of the word."""
    family = _FAMILY_OF.get(fold(word)) or "-".join(map(fold, _words_of(word)))
    return "|".join((subject or "-", kind, _FAMILIES.get(aspect, aspect), family))


def unlisted_part(name: str) -> str:
    """The part of a key for a thing that no catalogue knows: Figure 03 is `~figure03`."""
    return "~" + fold(name).replace("|", "")


def _words_of(word: str) -> list[str]:
    """`the fastest-growing`: fastest, growing. What stands between words says nothing."""
    words = [part for part in _BETWEEN.split(word) if part]
    return words[1:] if len(words) > 1 and words[0].lower() == "the" else words


def _rounded(value: float) -> str:
    """Six digits that count, without an exponent: 1000000, 0.333333."""
    written = f"{float(f'{value:.6g}'):.9f}"
    return written.rstrip("0").rstrip(".")
