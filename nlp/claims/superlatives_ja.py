"""Japanese superlatives told by their form: NVIDIA初のラック, 国産では最も軽い, どこよりも早く.

Those that one word makes (世界初, 業界最高) are listed with the cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.discover.words import KINDS_JA

_KINDS: Final = "|".join(sorted(KINDS_JA, key=len, reverse=True))
_FIRST = re.compile(
    r"(?<![最当])初(?:"
    rf"の[^、。はがを\n]{{0,18}}?(?:{_KINDS})"
    r"|(?<=として初)の|(?<=としては初)の|(?<=[A-Za-z][A-Za-z]初)の"
    r"|(?<=として初)めて|(?<=としては初)めて|(?<=では初)めて(?=[とのだで。])"
    r")"
)
_MOST = re.compile(
    r"(?:最も|もっとも)(?:軽|良[いかく]|よ[いかく]|力強|早[いく]|速く|広[いく]|小さ|大き[いく]|長[いく]|短[いく]"
    r"|薄[いく]|賢|静か|高性能|安定し|使いやす|低消費)"
)
_THAN_ANY = re.compile(r"(?:どこ|誰|だれ|どの[^、。\n]{1,10})よりも?(?=[早速安先高低強優多])")
_NOTHING_BETTER = re.compile(
    r"(?:勝る|まさる|優る|上回る|超える)(?:もの|製品|機種|モデル|チップ|選択肢)は、?[^。、\n]{0,16}"
    r"(?:な[いく]|存在しな|ありませ|見当たら)"
)
_AMONG = re.compile(r"(?<=の)中でも?は?最(?:高|速|安|強|良)(?![0-9０-９位約])")
_FORMS: Final = (
    ("初の", 0.5, "初", _FIRST),
    ("最も", 0.5, "も", _MOST),
    ("どこよりも", 0.6, "より", _THAN_ANY),
    ("勝るものはない", 0.6, "ものは", _NOTHING_BETTER),
    ("中で最高", 0.5, "の中で", _AMONG),
)
"""Each with its plain form, its weight, and letters without which it does not stand."""


def superlatives(text: str) -> Iterator[tuple[int, int, float, str]]:
    """Start, end, weight from 0 to 1 and the plain form of each, not in order."""
    for plain, weight, trace, pattern in _FORMS:
        if trace in text:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), weight, plain
