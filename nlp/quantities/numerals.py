"""Numbers as they are written: digits, kanji, words, with their scales; and vague ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.quantities.currencies import CODES

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?![0-9])(?:\.[0-9]{1,12}(?![0-9]))?"
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
KANJI_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_KANJI_SMALL = {"十": 10, "百": 100, "千": 1000}
_KANJI_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_KANJI = "".join([*KANJI_DIGITS, *_KANJI_SMALL])

_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "k": 1e3,
    "thousand": 1e3,
    "lakh": 1e5,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "million": 1e6,
    "crore": 1e7,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "billion": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trillion": 1e12,
    "quadrillion": 1e15,
}
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL_WORDS = {word: float(value) for value, word in enumerate(_ONES, start=1)}
SMALL_WORDS |= {word: 10.0 * tens for tens, word in enumerate(_TENS, start=2)}
_LONG_SCALE = "dozen|hundred|thousand|million|billion|trillion|quadrillion|lakh|crore"
_PLURAL_SCALE = "dozens|scores|tens|hundreds|thousands|millions|billions|trillions"
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])})\b)?|{_ONE})"
_PARTS = {"half a": 0.5, "a half": 0.5, "a quarter of a": 0.25, "a quarter": 0.25}
_PARTS |= {"three quarters of a": 0.75}

_CODES = "|".join(sorted(CODES | {"RMB"}))
_AFTER_CODE = rf"(?:(?<={_CODES})|(?<=[^A-Za-z0-9]Rs)|(?<=[^A-Za-z0-9]Rs[.]))"
"""A number may follow a currency without a space, and no other letters: USD40bn."""

NUMERAL = re.compile(
    rf"""
    (?P<digits>
      (?:(?<![0-9A-Za-z_.第])|{_AFTER_CODE}) (?<![0-9][,:])
      (?: (?<![A-Za-z][-‐‑]) | (?<=[0-9][A-Za-z][-‐‑]) | (?<=[0-9][A-Za-z]{{2}}[-‐‑]) | (?<=/s[-‐‑])
        | (?<=near-) | (?<=sub-) | (?<=over-) )
      (?: (?P<power> (?:[0-9](?:\.[0-9]{{1,6}})?[ ]?x[ ]?)?10\^[0-9]{{1,2}}(?![0-9])
                   | [0-9](?:\.[0-9]{{1,6}})?e\+?[0-9]{{1,2}}(?![0-9A-Za-z]) )
        | {_DIGITS}(?P<vulgar>[½¼¾⅓⅔⅛])?
          (?P<kanji_scale>(?:[ ]?[百千万億兆京]{{1,3}}(?!単位)
            (?:{_DIGITS}|[ ]{_DIGITS}(?=[ ]?[千万億]))?){{1,6}})?
        | [½¼¾⅓⅔⅛] )
      (?P<scale>[ -]?(?:{_LONG_SCALE}|bn|mn|tn|mln|bln)(?![A-Za-z])|[kKMBT](?![A-Za-z0-9])
        |[ ][KMB](?=[ ](?:tok|out\b|input|output|req|IOPS|QPS|RPS|GPUs|users)))?
    )
  | (?P<vague_kanji>
      (?:数(?=[十百千万億兆])|数10{{1,4}}(?![0-9])|(?<![ァ-ヴー一-鿿])数|(?<=[約大高後去近計間毎])数
        |何(?=[十百千万億兆倍割])|十数|百数十|幾(?=[十百千万億兆]))
      [十百千万億兆]{{0,4}}(?![字値学名式多])
    )
  | (?P<kanji>(?<![{_KANJI}万億兆第])[{_KANJI}][{_KANJI}万億兆]{{0,30}}
      (?:・[{"".join(KANJI_DIGITS)}]{{1,4}}[万億兆]?)?)
    """,
    re.VERBOSE | re.IGNORECASE,
)

WORDS = re.compile(
    rf"""
    (?P<part>{"|".join(_PARTS).replace(" ", "[ ]")})[ -](?P<of>{_LONG_SCALE})\b
  | (?P<word>
      (?:{SMALL}\b|a(?=[ ](?:{_LONG_SCALE})\b))
      (?:[ -](?:{_LONG_SCALE})\b(?:(?:[ ]and)?[ -]{SMALL}\b)?){{0,4}}
    ) (?P<half>[ -]and[ -]a[ -]half\b(?P<half_scale>[ ](?:{_LONG_SCALE})\b)?)?
  | (?P<vague_word>
      (?:several|a\ few|a\ couple(?:\ of)?|a\ handful\ of)\b
      (?:[ -](?:{_LONG_SCALE})\b){{0,2}}(?:\ of\b)?
    | (?:{_PLURAL_SCALE})\ of\b(?:\ (?:{_PLURAL_SCALE})\ of\b){{0,2}}
    | multi-?(?=(?:{_LONG_SCALE})\b)(?:{_LONG_SCALE})
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HUNDREDS_IN_DIGITS = re.compile(r"[0-9]{1,3}0s of\b")
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -]half\b")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text. `value` is None where it is vague."""

    start: int
    end: int
    value: float | None
    scale: float = 1.0
    """The factor that its scale stands for; 1 without one."""
    in_kanji: bool = False
    in_words: bool = False


def numeral_at(text: str, start: int) -> Numeral | None:
    """The number in digits or kanji that begins at `start`."""
    match = NUMERAL.match(text, start)
    if match is None:
        return None
    end = match.end()
    if match["digits"]:
        hundreds = _HUNDREDS_IN_DIGITS.match(text, start)
        return Numeral(start, hundreds.end(), None) if hundreds else _from_digits(match)
    if match["kanji"]:
        return Numeral(start, end, kanji_value(match["kanji"]), in_kanji=True)
    return Numeral(start, end, None)


def numeral_in_words(text: str, start: int) -> Numeral | None:
    """The number in English words that begins at `start`."""
    match = WORDS.match(text, start)
    if match is None:
        return None
    end = match.end()
    if match["part"]:
        scale = _scale(match["of"])
        return Numeral(start, end, _PARTS[match["part"].lower()] * scale, scale, in_words=True)
    if match["word"]:
        value, scale = _word_value(match["word"])
        if match["half"]:
            scale *= _scale(match["half_scale"])
            value = (value + 0.5) * _scale(match["half_scale"])
        return Numeral(start, end, value, scale, in_words=True)
    return Numeral(start, end, None, in_words=True)


def _from_digits(match: re.Match[str]) -> Numeral:
    start, end = match.span()
    written = match["digits"]
    if match["power"]:
        mantissa, _, exponent = written.lower().replace(" ", "").replace("10^", "e").partition("e")
        factor = float(mantissa.rstrip("x") or 1)
        return Numeral(start, end, factor * 10.0 ** int(exponent))
    scale = _scale(match["scale"])
    plain = written.removesuffix(match["scale"] or "")
    if match["kanji_scale"]:
        large = float(_KANJI_LARGE.get(plain[-1], 1))
        return Numeral(start, end, kanji_value(plain) * scale, large)
    part = _VULGAR.get(plain[-1], 0.0)
    value = float(plain.rstrip("".join(_VULGAR)).replace(",", "") or 0) + part
    half = _AND_A_HALF.match(match.string, end)
    if half is not None and not match["scale"]:
        return Numeral(start, half.end(), value + 0.5)
    return Numeral(start, end, round(value * scale, 9), scale)


def _scale(written: str | None) -> float:
    return _SCALES[written.strip(" -").lower()] if written else 1.0


def _word_value(written: str) -> tuple[float, float]:
    """`two hundred and fifty thousand`, with the largest of its scales."""
    total = section = 0.0
    largest = 1.0
    for word in re.split(r"[ -]", written.lower()):
        if word in SMALL_WORDS:
            section += SMALL_WORDS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            largest = max(largest, scale)
            section = max(section, 1.0) * scale
            if scale >= 1e3:  # `a hundred thousand`: the hundred belongs to the thousands
                total, section = total + section, 0.0
    return total + section, largest


def kanji_value(written: str) -> float:
    """`4万5000`, `1兆2000億`, `三十五`, `一〇〇`, `二・五`, `1½兆`."""
    total = section = 0.0
    number: float | None = None
    tenth = 0.0
    counted = False
    for piece in re.findall(r"[0-9][0-9,.]*|\S", written):
        if piece == "・":
            tenth = 0.1
        elif piece in KANJI_DIGITS and tenth:
            number = (number or 0) + KANJI_DIGITS[piece] * tenth
            tenth /= 10
        elif piece in KANJI_DIGITS:
            number = (number or 0) * 10 + KANJI_DIGITS[piece]
        elif piece in _KANJI_SMALL:
            section += (1 if number is None else number) * _KANJI_SMALL[piece]
            number = None
        elif piece in _KANJI_LARGE:
            total += (section + (number or 0) if counted else 1) * _KANJI_LARGE[piece]
            section, number = 0.0, None
            counted = False
            continue
        elif piece in _VULGAR:  # `1½兆`
            number = (number or 0) + _VULGAR[piece]
        else:
            number = float(piece.replace(",", ""))
        counted = True
    return round(total + section + (number or 0), 9)
