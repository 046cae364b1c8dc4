"""Numbers as they are written: digits, kanji, words, with their scales; and vague ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?![0-9])(?:\.[0-9]{1,12}(?![0-9]))?"
_KANJI_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_KANJI_SMALL = {"十": 10, "百": 100, "千": 1000}
_KANJI_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_KANJI = "".join([*_KANJI_DIGITS, *_KANJI_SMALL])

_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "t": 1e12,
}
_TEENS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: float(value) for value, word in enumerate(_TEENS, start=1)}
_WORDS |= {word: 10.0 * tens for tens, word in enumerate(_TENS, start=2)}
_WORDS |= {"a dozen": 12.0, "a hundred": 1e2, "a thousand": 1e3}
_WORDS |= {"a million": 1e6, "a billion": 1e9, "a trillion": 1e12}
_LONG_SCALE = "hundred|thousand|million|billion|trillion"

NUMERAL = re.compile(
    rf"""
    (?P<digits>
      (?<![0-9A-Za-z_.]) (?<![0-9],) (?:(?<![A-Za-z][-‐‑])|(?<=near-)|(?<=sub-)|(?<=over-))
      {_DIGITS}
      (?P<kanji_scale>(?:[ ]?[百千万億兆京]{{1,3}}(?!単位)(?:{_DIGITS})?){{1,6}})?
      (?P<scale>[ -]?(?:{_LONG_SCALE}|bn|mn|tn)(?![A-Za-z])|[kKMBT](?![A-Za-z0-9]))?
    )
  | (?P<vague_kanji>(?:数|何|十数|幾)[十百千万億兆]{{0,4}}(?![字値学名式多]))
  | (?P<kanji>(?<![{_KANJI}万億兆第])[{_KANJI}][{_KANJI}万億兆]{{0,15}})
  | (?P<vague_word>
      \b(?:several|dozens\ of|tens\ of|hundreds\ of|thousands\ of|millions\ of|billions\ of
        |trillions\ of|a\ few|a\ couple\ of)\b (?:\ (?:{_LONG_SCALE})s?(?:\ of)?\b)?
    | (?<![0-9A-Za-z_.])[0-9]{{1,3}}0s\ of\b
    )
  | (?P<word>\b(?:{"|".join(sorted(_WORDS, key=len, reverse=True))})\b
      (?P<word_scale>[ -](?:{_LONG_SCALE})\b)?)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text. `value` is None where it is vague."""

    start: int
    end: int
    value: float | None
    scale: float
    """The factor that its scale stands for; 1 without one."""
    in_kanji: bool


def numeral_of(match: re.Match[str]) -> Numeral:
    """The number that a match of `NUMERAL` writes."""
    start, end = match.span()
    if match["digits"]:
        return _from_digits(match)
    if match["kanji"]:
        return Numeral(start, end, _kanji_value(match["kanji"]), 1.0, in_kanji=True)
    if match["word"]:
        scale = _scale(match["word_scale"])
        word = match["word"].removesuffix(match["word_scale"] or "")
        return Numeral(start, end, _WORDS[word.lower()] * scale, scale, in_kanji=False)
    return Numeral(start, end, None, 1.0, in_kanji=False)


def _from_digits(match: re.Match[str]) -> Numeral:
    start, end = match.span()
    if match["kanji_scale"]:
        written = match["digits"].removesuffix(match["scale"] or "")
        value = _kanji_value(written) * _scale(match["scale"])
        scale = float(_KANJI_LARGE.get(written[-1], 1))
        return Numeral(start, end, value, scale, in_kanji=False)
    scale = _scale(match["scale"])
    plain = match["digits"].removesuffix(match["scale"] or "")
    return Numeral(start, end, round(float(plain.replace(",", "")) * scale, 9), scale, False)


def _scale(written: str | None) -> float:
    return _SCALES[written.strip(" -").lower()] if written else 1.0


def _kanji_value(written: str) -> float:
    """`4万5000`, `1兆2000億`, `三十五`, `一〇〇`."""
    total = section = 0.0
    number: float | None = None
    for piece in re.findall(r"[0-9][0-9,.]*|\S", written):
        if piece in _KANJI_DIGITS:
            number = (number or 0) * 10 + _KANJI_DIGITS[piece]
        elif piece in _KANJI_SMALL:
            section += (1 if number is None else number) * _KANJI_SMALL[piece]
            number = None
        elif piece in _KANJI_LARGE:
            alone = number is None and not section
            total += (1 if alone else section + (number or 0)) * _KANJI_LARGE[piece]
            section, number = 0.0, None
        else:
            number = float(piece.replace(",", ""))
    return round(total + section + (number or 0), 9)
