"""A number and what stands around it: its unit, currency sign, rate and sign."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.quantities import en, ja
from nlp.quantities.currencies import currency_before
from nlp.quantities.kinds import Amount, Unit, Written
from nlp.quantities.numerals import KANJI_DIGITS, SMALL, SMALL_WORDS, Numeral
from nlp.quantities.rates import is_rated, per_after, per_before, rate_of
from nlp.quantities.units import FEW, counted_before, unit_after

_MAKERS = (
    r"AMD|Ascend|Cloud|Gaudi|Google|Inferentia\d?|Instinct|Intel|Mellanox|Nvidia|Tesla|Trainium\d?"
    r"|Xeon"
)
_METRICS = r"(?:QPS|RPS|TPS|TTFT|TPOT|ITL|IOPS|RL|AI|LLM|API|[CG]PU utili[sz]ation)\b"
_COUNTED_NAME = re.compile(
    rf" (?!{_METRICS})(?:(?:{_MAKERS})\b|[A-Z][A-Za-z-]{{0,20}}[A-Z0-9]|[0-9]{{1,6}} ?[GT]i?B\b"
    r"|nodes?\b|GPUs?\b)"
)
_ORDINAL = re.compile(ja.ORDINAL)
_PER_FOLLOWS = re.compile(r"[ ]?(?:あたり|当たり|間に|につき|ごとに)")
_WITHIN = re.compile(r"(?<=[秒分間])に[ ]?(?:約|およそ|最大)?[0-9数]")
_SPAN_OF_DAYS = re.compile(
    r"間|以内|以下|以上|程度|ほど|足らず|で|かか|か(?!ら)|を要|分|まで短縮|へ短縮"
    r"|に(?:短縮|縮|削減|減)|[ ]?[→⇒]|から(?=[ ]?約?[0-9]{1,3}[ ]?(?:日|時間|分|秒|週間))"
)
_BEFORE_SPAN_OF_DAYS = re.compile(r"(?:[→⇒~]|約|最大|最短|わずか|たった|から)[ ]?$")
_TENTHS = re.compile(
    r"(?P<tenth>[0-9一二三四五六七八九])分(?!の[0-9一二三])(?:(?P<hundredth>[0-9一二三四五六七八九])厘)?"
)
_OUT_OF = re.compile(
    rf" (?:out of(?: every)? (?P<whole>[0-9]{{1,4}}(?![0-9A-Za-z.,]*[0-9])|{SMALL})\b"
    r"|of (?P<total>[0-9]{2,4})(?= [a-z])"
    rf"|in (?P<share>three|four|five|six|seven|eight|nine|ten)\b(?! (?:second|minute|hour|day|week"
    r"|month|year|quarter)))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:page|step|part|day|week|item|figure|chapter|phase|of) $", re.IGNORECASE)
_FACTOR = re.compile(r"\bfactors? of (?P<about>about |around |nearly |roughly |over |up to |~)?$")
_SIGN = re.compile(
    r"(?<![0-9A-Za-z%)\]+*_.$十百千万億兆-])(?P<sign>[-−+▲]|マイナス[ ]?|プラス[ ]?|minus )$"
)
_SIGNED = frozenset({"percent", "money", "multiple"})
_HALF = re.compile(ja.HALF)
_DECADE_LEAD = re.compile(r"\b(?:the|early|late|mid)[ -]$|'$|’$")
_MANY_TIMES = re.compile(r"[ -]" + en.MANY_TIMES)
_TIMES_LEAD = re.compile(en.TIMES_LEAD)
_NO_SECOND = re.compile(r"[ -]second(?=[- ](?:gen|tier|largest|place|half|quarter))")
_WEIGHT = re.compile(r"(?:重[さ量]|体重|質量)(?:は|が|約|も|わずか|:|:)?[ ]?約?$")
_USERS = re.compile(r"(?:利用者|ユーザー|会員)数?(?:は|が|を|で)?(?:約|およそ|延べ|計)?$")
_ALWAYS_OPEN = re.compile(ja.ALWAYS_OPEN)
_SIZE_OF_MODEL = re.compile(r"[0-9][BMbm]$")
_KINDS_OF = re.compile(r" (?:types?|famil(?:y|ies)|kinds?|vendors?|generations?)\b")
_CORE_THINGS = re.compile(
    r"(?<= core) (?!CPU|processor|Xeon|EPYC|Arm|machine|VM|server|instance|package|chip|config)"
    r"[A-Za-z]"
)
"""`three core modules` are no cores."""
_LATIN_BEFORE = re.compile(r"[A-Za-z] $")
_NAME_BEFORE = re.compile(r"\b[A-Z][A-Za-z]{1,12} $")
_POINTS_LEAD = re.compile(
    r"\b(?:up|down|by|rose|risen|fell|gain(?:s|ed|ing)?|los(?:es?|t)|climbed|dropped|jumped|added"
    r"|shed|slipped|grew|lead of|gap of|ahead by|trails? by)"
    r"(?: (?:about|around|nearly|almost|some|over|only|just|another|more than|up to)){0,2} $"
)
_POINTS_COMPARED = re.compile(
    r" (?:better|worse|higher|lower|ahead|behind|above|below|more|less)\b"
)
"""Points of a share or a score, and not those of a list."""
_POINTS_WINDOW = 32
_VERSIONS = 50
_MODEL_NUMBERS = 1000
_LONGEST_VERSION = 5
_YEAR = range(1900, 2100)
_WINDOW = 12
_FEWEST = 10


def measured(view: str, numeral: Numeral, floor: int) -> Amount:
    """The number with all that belongs to it, and not before `floor`; without a unit if none."""
    bare = Amount(numeral.start, numeral.end, numeral.value, None, numeral.scale)
    money = currency_before(view, numeral.start)
    if money is not None and money[1] >= floor:
        written = per_after(view, Written(Unit(money[0], "money"), numeral.end, ""))
        priced = replace(bare, start=money[1], end=written.end, unit=written.unit, led=True)
        return _signed(view, priced, floor)
    following = unit_after(view, numeral.end)
    if following is not None and _is_unit_of(view, numeral, following):
        return _signed(view, _with_unit(view, numeral, following, floor), floor)
    return _ratio(view, bare) or _multiple(view, bare, floor) or bare


def _with_unit(view: str, numeral: Numeral, written: Written, floor: int) -> Amount:
    written = per_after(view, _disambiguated(view, numeral, written))
    unit, start, end, value = written.unit, numeral.start, written.end, numeral.value
    rate = None
    if is_rated(unit) and "/" not in unit.name:
        rate = per_before(view, numeral.start, money=unit.kind == "money")
    if rate is not None and rate[1] >= floor:
        unit, start = rate_of(unit, rate[0]), rate[1]
    if value is not None:
        value, end = _with_parts(view, value, unit, written.surface, end)
        value = round(value * unit.factor, 9)
    return Amount(start, end, value, unit, numeral.scale)


def _with_parts(view: str, value: float, unit: Unit, surface: str, end: int) -> tuple[float, int]:
    """With what a language says behind the unit: 3割5分, 1時間半."""
    if surface == "割":
        tenths = _TENTHS.match(view, end)
        if tenths:
            hundredth = _digit(tenths["hundredth"]) if tenths["hundredth"] else 0
            return value + _digit(tenths["tenth"]) / 10 + hundredth / 100, tenths.end()
    if unit.kind == "time" and not surface.isascii():
        half = _HALF.match(view, end)
        if half:
            return value + 0.5, half.end()
    return value, end


def _digit(written: str) -> int:
    return KANJI_DIGITS[written] if written in KANJI_DIGITS else int(written)


def _disambiguated(view: str, numeral: Numeral, written: Written) -> Written:
    """Units that one word names, told apart by what stands around them."""
    unit = written.unit
    if unit.name == "units":
        counted = counted_before(view, numeral.start)
        return replace(written, unit=counted) if counted else written
    if unit.name == "people" and _USERS.search(view, max(0, numeral.start - 14), numeral.start):
        return replace(written, unit=Unit("users", "count"))
    if written.surface in {"pounds", "pound"} and numeral.scale < 1e3:
        return replace(written, unit=Unit("lb", "mass"))
    if written.surface == "キロ" and _WEIGHT.search(view, max(0, numeral.start - 8), numeral.start):
        return replace(written, unit=Unit("kg", "mass"))
    return written


def _signed(view: str, amount: Amount, floor: int) -> Amount:
    """With the sign in front of it: -40%, +17.1%, マイナス3%."""
    if amount.unit is None or amount.unit.kind not in _SIGNED:
        return amount
    match = _SIGN.search(view, max(0, amount.start - 6), amount.start)
    if match is None or (floor and match.start() <= floor):
        return amount  # 2倍-3倍
    value = amount.value
    if value is not None and match["sign"].strip() not in {"+", "プラス"}:
        value = -value
    return replace(amount, start=match.start(), value=value)


def _ratio(view: str, bare: Amount) -> Amount | None:
    """`four out of five`, `one in three`."""
    match = _OUT_OF.match(view, bare.end)
    if match is None or bare.value is None:
        return None
    if match["total"] and _NUMBERED.search(view, max(0, bare.start - 10), bare.start):
        return None
    written = (match["whole"] or match["total"] or match["share"]).lower()
    whole = SMALL_WORDS.get(written) or (float(written) if written.isdigit() else 0.0)
    if match["share"] and not view[bare.start : bare.end].isalpha():
        return None
    if not 0 < bare.value < whole:
        return None
    return replace(bare, end=match.end(), value=bare.value / whole, unit=Unit("x", "multiple"))


def _multiple(view: str, bare: Amount, floor: int) -> Amount | None:
    """`a factor of 3`, `grew 3 times`."""
    factor = _FACTOR.search(view, max(0, bare.start - 24), bare.start)
    if factor is not None and factor.start() >= floor:
        start = bare.start if factor["about"] else factor.start()
        return replace(bare, start=start, unit=Unit("x", "multiple"), led=True)
    times = _MANY_TIMES.match(view, bare.end)
    if times and _TIMES_LEAD.search(view, max(0, bare.start - 26), bare.start):
        return replace(bare, end=times.end(), unit=Unit("x", "multiple"))
    return None


def _is_unit_of(view: str, numeral: Numeral, written: Written) -> bool:
    surface, end, unit = written.surface, written.end, written.unit
    if numeral.in_kanji and not _takes_kanji(view, numeral, surface):
        return False
    if surface == "x":
        whole = numeral.value is None or numeral.value.is_integer()
        counts = whole and _COUNTED_NAME.match(view, end)
        return not counts and not _is_size(view, numeral.end, end)
    if unit.kind == "time":
        if _PER_FOLLOWS.match(view, end) or (numeral.value == 1 and _WITHIN.match(view, end)):
            return False
        return _is_duration(view, numeral, surface)
    if surface in {"points", "point"}:
        lead = view[max(0, numeral.start - _POINTS_WINDOW) : numeral.start]
        return bool(_POINTS_LEAD.search(lead) or _POINTS_COMPARED.match(view, end))
    if unit.name == "KRW" and surface == "won":
        return numeral.value is None or numeral.value >= 1e3
    if unit.kind != "count" or numeral.value is None:
        return True
    if unit.name in FEW and numeral.value < _FEWEST:
        return False
    return _counts(view, numeral, written)


def _counts(view: str, numeral: Numeral, written: Written) -> bool:
    """No denominator, ordinal, number of a version or size of a model."""
    value, surface, end = numeral.value or 0.0, written.surface, written.end
    if _PER_FOLLOWS.match(view, end) or _ORDINAL.match(view, end):
        return False
    if numeral.in_words and value == 1:
        return False
    if written.unit.name == "models" and _SIZE_OF_MODEL.search(view, numeral.start, numeral.end):
        return False
    if value != 1 and surface[-1:] != "s" and _KINDS_OF.match(view, end):
        return False
    if surface.endswith("core") and _CORE_THINGS.match(view, end):
        return False
    return not _is_version(view, numeral, surface)


def _is_version(view: str, numeral: Numeral, surface: str) -> bool:
    """RabbitMQ 4 インスタンス, バージョン 4.21 のインスタンス, January 2026 CPU, RTX 6000 GPU."""
    value = numeral.value or 0.0
    if numeral.end - numeral.start > _LONGEST_VERSION:
        return False
    japanese = not surface[-1].isascii() and surface[0] not in "基個台枚つ"
    if surface.startswith("の") and not value.is_integer():
        return True
    if not _LATIN_BEFORE.search(view, max(0, numeral.start - 3), numeral.start):
        return False
    if surface in {"GPU", "CPU", "TPU"} and value >= _MODEL_NUMBERS:
        return _NAME_BEFORE.search(view, max(0, numeral.start - 20), numeral.start) is not None
    return value in _YEAR or (japanese and value < _VERSIONS)


def _takes_kanji(view: str, numeral: Numeral, surface: str) -> bool:
    """Whether a number in kanji is one before this unit: 十分 is enough, and 一部 is a part."""
    if surface in {"割", "%", "パーセント"}:
        return surface != "%" or numeral.value != 1
    if surface.isascii() or surface in ja.NOT_IN_KANJI:
        return False
    length = numeral.end - numeral.start
    if surface in ja.MORE_THAN_ONE_KANJI and length < 2:
        return surface == "社" and numeral.value not in {1, 2}
    if surface == "年":
        return (
            "〇" not in view[numeral.start : numeral.end]
            and (numeral.value or 0) < 100
            and (numeral.value != 1 or view.startswith("半", numeral.end + 1))
        )
    return numeral.value != 1 or surface in {"時間", "週間", "年間", "日間"} or surface[-1] == "月"


def _is_size(view: str, gap: int, end: int) -> bool:
    """Whether an x stands between two lengths: `1920x1080`, `4 x 4`."""
    following = view[end : end + 2]
    return following[:1].isdigit() or (
        view[gap] == " " and following[:1] == " " and following[1:].isdigit()
    )


def _is_duration(view: str, numeral: Numeral, surface: str) -> bool:
    """No date, no time of day, no ordinal."""
    before = view[max(0, numeral.start - _WINDOW) : numeral.start]
    end = view.index(surface, numeral.end) + len(surface)
    last = before.rstrip(" ")[-1:]
    if _ORDINAL.match(view, end) or _ALWAYS_OPEN.match(view, numeral.start):
        return False
    if surface == "年":
        return numeral.value not in _YEAR and not before.endswith(("令和", "平成", "昭和", "大正"))
    if surface in {"分", "秒"}:
        return last not in {"時", ":"}
    if surface == "日":
        return last != "月" and bool(
            _SPAN_OF_DAYS.match(view, end) or _BEFORE_SPAN_OF_DAYS.search(before)
        )
    if surface == "second" and numeral.value != 1:
        spaced = numeral.in_words and view[numeral.end] == " "
        return not spaced and not _NO_SECOND.match(view, numeral.end)
    if surface == "s":
        decade = numeral.value is not None and numeral.value % 10 == 0
        return (
            numeral.value not in _YEAR
            and not view.startswith(" of", end)
            and not (decade and _DECADE_LEAD.search(before))
        )
    return True
