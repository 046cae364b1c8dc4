"""Units, and all the ways in which a language writes them.

A unit has one normal form: `x` for multiples, `%`, ISO 4217 codes for money, the usual symbols for
what is measured (`GB/s`, `MW`), English plurals for what is counted (`tokens`, `regions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.quantities import en, ja
from nlp.quantities.kinds import UnitKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its normal form; `factor` leads from the written unit to it (割: 10)."""

    name: str
    kind: UnitKind
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Written:
    """A unit as it stands in a text: it ends at `end`."""

    unit: Unit
    end: int
    surface: str


_PREFIXES = "KMGTPEZ"
_COMPUTE_WORDS = {"giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z"}
_TIMES = {
    "s": "second seconds sec s 秒",
    "min": "minute minutes min 分",
    "hour": "hour hours hr hrs h 時間",
    "day": "day days 日",
    "month": "month months 月 か月",
    "year": "year years yr annum 年",
}
_PER = {surface: name for name, words in _TIMES.items() for surface in words.split()} | {
    word: word for word in ("GPU", "chip", "node", "core", "user", "token", "request", "rack")
}
_PER |= {"GPU-hr": "GPU-hour", "GPU-hour": "GPU-hour", "GPU hour": "GPU-hour"}
_PER |= {"million tokens": "Mtokens", "1M tokens": "Mtokens", "100万トークン": "Mtokens"}


def _symbols() -> Iterator[tuple[str, Unit]]:
    """Symbols, whose case matters."""
    for prefix in _PREFIXES:
        for surface in (f"{prefix}B", f"{prefix}iB"):
            yield surface, Unit(surface, "data")
            yield f"{surface}/s", Unit(f"{surface}/s", "rate")
            yield f"{surface}/秒", Unit(f"{surface}/s", "rate")
        for surface in (f"{prefix}bps", f"{prefix}b/s", f"{prefix}bit/s"):
            yield surface, Unit(f"{prefix}bps", "rate")
        for surface in ("FLOPS", "FLOPs", "FLOP/s", "FLOP", "flops", "Flops"):
            yield prefix + surface, Unit(f"{prefix}FLOPS", "compute")
        yield f"{prefix}Hz", Unit(f"{prefix}Hz", "rate")
        yield f"{prefix}W", Unit(f"{prefix}W", "power")
        yield f"{prefix}Wh", Unit(f"{prefix}Wh", "power")
        yield f"{prefix}T/s", Unit(f"{prefix}T/s", "rate")
    for prefix in "TPE":
        yield f"{prefix}OPS", Unit(f"{prefix}OPS", "compute")
    for surface in ("kW", "kWh"):
        yield surface, Unit(surface, "power")
    yield "kB", Unit("KB", "data")
    yield "W", Unit("W", "power")
    yield "nm", Unit("nm", "length")
    yield "ms", Unit("ms", "time")
    yield "µs", Unit("μs", "time")
    yield "μs", Unit("μs", "time")
    yield "ns", Unit("ns", "time")
    yield "s", Unit("seconds", "time")
    yield "h", Unit("hours", "time")
    for surface in ("IOPS", "QPS", "RPS", "TPS"):
        yield surface, Unit(surface, "rate")


def _words() -> Iterator[tuple[str, Unit]]:
    """Words, whose case does not matter."""
    for language in (en.UNITS, ja.UNITS):
        for (name, kind, factor), surfaces in language.items():
            for surface in surfaces:
                yield surface.lower(), Unit(name, kind, factor)
    for word, prefix in _COMPUTE_WORDS.items():
        for ending in ("flops", "flop", "フロップス"):
            yield word + ending, Unit(f"{prefix}FLOPS", "compute")
        yield f"{word}watts", Unit(f"{prefix}W", "power")
        yield f"{word}watt", Unit(f"{prefix}W", "power")
    yield "megawatts", Unit("MW", "power")
    yield "megawatt", Unit("MW", "power")
    yield "kilowatts", Unit("kW", "power")


_SYMBOLS = dict(_symbols())
_WORDS = dict(_words())


def _pattern(surfaces: dict[str, Unit]) -> str:
    """The longest first; a Latin one ends where its word does."""
    ordered = sorted(surfaces, key=lambda surface: (-len(surface), surface))
    latin = "|".join(re.escape(s) for s in ordered if s[-1].isascii() and s[-1].isalpha())
    other = "|".join(
        re.escape(s) + ja.NOT_FOLLOWED_BY.get(s, "")
        for s in ordered
        if not (s[-1].isascii() and s[-1].isalpha())
    )
    return f"(?:{latin})(?![A-Za-z0-9_])" + (f"|(?:{other})" if other else "")


_UNIT = re.compile(
    rf"\+?[ \u00a0-]?(?:"
    # Only a name may stand between a number and what it counts: `16,000 Trainium2 chips`.
    rf"(?P<named>(?:[A-Z][\w.-]{{0,20}} ){{1,2}}(?:GPUs|TPUs|chips|accelerators|cores|nodes))\b"
    rf"|(?P<times>{en.TIMES})"
    rf"|(?P<word>(?i:{_pattern(_WORDS)}))"
    rf"|(?P<symbol>{_pattern(_SYMBOLS)}))"
)
_PER_UNIT = re.compile(
    r"(?:\s?/\s?|\s(?:per|an?|every)\s)(?P<per>"
    + "|".join(re.escape(word) for word in sorted(_PER, key=len, reverse=True))
    + r")(?![A-Za-z]| ago\b| earlier\b| later\b)"
)
PER_BEFORE = re.compile(
    r"(?:毎(?P<every>秒|分|時)|(?:1 ?)?(?P<each>秒|分|時間|日|月|年)(?:間に|あたり|当たり))[ ]?$"
)
_CURRENCY = re.compile(en.CURRENCY_BEFORE + r"[ ]?$")
_LONGEST_BEFORE = 12


def unit_after(text: str, end: int) -> Written | None:
    """The unit that follows a number which ends at `end`."""
    match = _UNIT.match(text, end)
    if match is None:
        return None
    if match["named"]:
        unit = _WORDS[match["named"].split()[-1].lower()]
    elif match["times"]:
        unit = Unit("x", "multiple")
    elif match["word"]:
        unit = _WORDS[match["word"].lower()]
    else:
        unit = _SYMBOLS[match["symbol"]]
    return _per(text, Written(unit, match.end(), match.group().strip(" +-\u00a0")))


def per_after(text: str, written: Written) -> Written:
    """The unit with the rate that follows it: `$3` + `/hour`."""
    return _per(text, written)


def per_before(text: str, start: int) -> tuple[str, int] | None:
    """The rate in front of a number, and where it begins: `毎分`."""
    match = PER_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    if match is None:
        return None
    word = match["every"] or match["each"]
    return ("hour" if word == "時" else _PER[word]), match.start()


def currency_before(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency sign in front of a number, and where it begins."""
    match = _CURRENCY.search(text, max(0, start - _LONGEST_BEFORE), start)
    if match is None:
        return None
    return Unit(en.CURRENCIES[match["sign"]], "money"), match.start()


def _per(text: str, written: Written) -> Written:
    if written.unit.kind in {"multiple", "percent", "time", "rate", "length"}:
        return written
    match = _PER_UNIT.match(text, written.end)
    if match is None:
        return written
    return Written(
        rate_of(written.unit, _PER[match["per"]]), match.end(), written.surface + match.group()
    )


def rate_of(unit: Unit, per: str) -> Unit:
    """`tokens` and `s` make `tokens/s`."""
    kind: UnitKind = "money" if unit.kind == "money" else "rate"
    return Unit(f"{unit.name}/{per}", kind, unit.factor)


_KINDS: dict[str, UnitKind] = {
    unit.name: unit.kind for unit in (*_SYMBOLS.values(), *_WORDS.values())
}
_KINDS |= dict.fromkeys(en.CURRENCIES.values(), "money")


def unit_kind(name: str) -> UnitKind:
    """What a unit in its normal form measures. A rate of money is money, any other is a rate."""
    if name in _KINDS:
        return _KINDS[name]
    return "money" if _KINDS.get(name.partition("/")[0]) == "money" else "rate"
