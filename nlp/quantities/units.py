"""Units, and all the ways in which a language writes them.

A unit has one normal form: `x` for multiples, `%`, ISO 4217 codes for money, the usual symbols for
what is measured (`GB/s`, `MW`), English plurals for what is counted (`tokens`, `regions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nlp.quantities import en, ja
from nlp.quantities.currencies import CODES, CURRENCIES
from nlp.quantities.kinds import Unit, UnitKind, Written

_PREFIXES = "KMGTPEZY"
_PREFIX_WORDS = {
    "K": ("kilo", "キロ"),
    "M": ("mega", "メガ"),
    "G": ("giga", "ギガ"),
    "T": ("tera", "テラ"),
    "P": ("peta", "ペタ"),
    "E": ("exa", "エクサ"),
    "Z": ("zetta", "ゼタ"),
}
_BINARY_WORDS = {
    "Ki": ("kibi", "キビ"),
    "Mi": ("mebi", "メビ"),
    "Gi": ("gibi", "ギビ"),
    "Ti": ("tebi", "テビ"),
    "Pi": ("pebi", "ペビ"),
}


def _symbols() -> Iterator[tuple[str, Unit]]:
    """Symbols, whose case matters."""
    for prefix in _PREFIXES:
        for unit in (f"{prefix}B", f"{prefix}iB"):
            yield unit, Unit(unit, "data")
            for ending in ("/s", "/sec", "/秒", "ps"):
                yield unit + ending, Unit(f"{unit}/s", "rate")
        for unit in (f"{prefix}b", f"{prefix}bit"):
            yield unit, Unit(f"{prefix}b", "data")
            for ending in ("ps", "/s", "/sec", "/秒"):
                yield unit + ending, Unit(f"{prefix}bps", "rate")
        for ending in ("FLOPS", "FLOPs", "FLOP/s", "FLOP", "flops", "flop/s", "Flops", "Flop/s"):
            yield prefix + ending, Unit(f"{prefix}FLOPS", "compute")
        for ending in ("OPS", "OPs", "OP/s"):
            if prefix in "GTPE":
                yield prefix + ending, Unit(f"{prefix}OPS", "compute")
        yield f"{prefix}Hz", Unit(f"{prefix}Hz", "rate")
        yield f"{prefix}W", Unit(f"{prefix}W", "power")
        yield f"{prefix}Wh", Unit(f"{prefix}Wh", "power")
        yield f"{prefix}VA", Unit(f"{prefix}VA", "power")
        yield f"{prefix}T/s", Unit(f"{prefix}T/s", "rate")
    for unit in ("kW", "kWh", "W", "Wh", "mW", "kV", "V", "kVA"):
        yield unit, Unit(unit, "power")
    for unit in ("nm", "mm", "cm", "km", "mm²", "m²", "km²"):
        yield unit, Unit(unit, "length")
    for unit, name in (
        ("mm2", "mm²"),
        ("µm", "μm"),
        ("μm", "μm"),
        ("um", "μm"),
        ("ha", "hectares"),
    ):
        yield unit, Unit(name, "length")
    for unit in ("kg", "mg"):
        yield unit, Unit(unit, "mass")
    for unit, name in (("kB", "KB"), ("kb", "Kb")):
        yield unit, Unit(name, "data")
    for ending in ("B/s", "Bps"):
        yield f"k{ending}", Unit("KB/s", "rate")
    for unit, name in (("kbps", "Kbps"), ("kHz", "kHz"), ("Hz", "Hz")):
        yield unit, Unit(name, "rate")
    for unit, name in (
        *(("ms", "ms"), ("µs", "μs"), ("μs", "μs"), ("us", "μs"), ("ns", "ns")),
        *(("s", "seconds"), ("h", "hours")),
    ):
        yield unit, Unit(name, "time")
    for unit in ("FLOPS", "FLOPs", "FLOP"):
        yield unit, Unit("FLOPS", "compute")
    for code in CODES:
        yield code, Unit(code, "money")
    for unit in ("IOPS", "QPS", "RPS", "TPS", "QPM", "RPM", "TPM"):
        yield unit, Unit(unit, "rate")


def _words() -> Iterator[tuple[str, Unit]]:
    """Words, whose case does not matter."""
    for language in (en.UNITS, en.FEW, ja.UNITS, ja.FEW):
        for (name, kind, factor), surfaces in language.items():
            for surface in surfaces:
                yield surface.lower(), Unit(name, kind, factor)
    for name, surfaces in ja.COUNTED.items():
        for surface in surfaces:
            yield surface.lower(), Unit(name, "count")
    for code, currency in CURRENCIES.items():
        for surface in (*currency.english, *currency.japanese):
            yield surface.lower(), Unit(code, "money")
    for prefix, words in ({"": ("", "")} | _PREFIX_WORDS | _BINARY_WORDS).items():
        yield from _prefixed(prefix, *words)


def _prefixed(prefix: str, english: str, japanese: str) -> Iterator[tuple[str, Unit]]:
    symbol = "k" if prefix == "K" else prefix
    if prefix:
        for word in (f"{english}bytes", f"{english}byte", f"{japanese}バイト"):
            yield word, Unit(f"{prefix}B", "data")
    for word in (f"{english}bits", f"{english}bit", f"{japanese}ビット"):
        if prefix:
            yield word, Unit(f"{prefix}b", "data")
    for ending in ("watts", "watt"):
        yield english + ending, Unit(f"{symbol}W", "power")
        for hours in ("-hours", "-hour", " hours", " hour"):
            yield english + ending + hours, Unit(f"{symbol}Wh", "power")
    yield f"{japanese}ワット", Unit(f"{symbol}W", "power")
    for hours in ("時", "アワー"):
        yield f"{japanese}ワット{hours}", Unit(f"{symbol}Wh", "power")
    for word in (f"{english}hertz", f"{japanese}ヘルツ"):
        yield word, Unit(f"{symbol}Hz", "rate")
    for ending in ("flops", "flop/s", "flop"):
        yield english + ending, Unit(f"{prefix}FLOPS", "compute")
    for ending in ("フロップス", "フロップ", "flops"):
        yield japanese + ending, Unit(f"{prefix}FLOPS", "compute")


_SYMBOLS = dict(_symbols())
_WORDS = dict(_words())
FEW = frozenset(name for name, _, _ in (*en.FEW, *ja.FEW))
"""Units of things that are an amount only where there are many."""


def _alternatives(surfaces: Iterable[str]) -> str:
    """The longest first; a Latin one ends where its word does."""
    ordered = sorted(surfaces, key=lambda surface: (-len(surface), surface))
    latin = [s for s in ordered if s[-1].isascii() and s[-1].isalnum()]
    other = [s for s in ordered if not (s[-1].isascii() and s[-1].isalnum())]
    choices = [f"(?:{_trie(latin)})(?![A-Za-z0-9_²³])"] if latin else []
    choices += [re.escape(s) + ja.NOT_FOLLOWED_BY.get(s, "") for s in other]
    return "|".join(choices)


def _trie(words: list[str]) -> str:
    """Alternatives by their first character, so that one look tells most of them apart."""
    first: dict[str, list[str]] = {}
    for word in words:
        first.setdefault(word[0], []).append(word)
    return "|".join(
        re.escape(letter) + "(?:" + "|".join(re.escape(word[1:]) for word in group) + ")"
        for letter, group in first.items()
    )


_LATIN_COUNTED = "|".join(
    re.escape(word)
    for surfaces in (
        surfaces for (_, kind, _), surfaces in (en.UNITS | en.FEW).items() if kind == "count"
    )
    for word in sorted(surfaces, key=len, reverse=True)
)
_JAPANESE_COUNTED = _alternatives(
    [
        *(surface.lower() for surfaces in ja.COUNTED.values() for surface in surfaces),
        *(surface for key, surfaces in ja.FEW.items() for surface in surfaces),
        *("社", "人", "vcpu"),
    ]
)
_CHIP_NAME = r"(?:NVIDIA )?(?:[HABL][0-9]{2,3}|GB?[0-9]{3}|MI[0-9]{3}X?)"
_JAPANESE = _alternatives(surface for surface in _WORDS if not surface.isascii())
_LATIN = _alternatives(surface for surface in _WORDS if surface.isascii())
_UNIT = re.compile(
    rf"\+?[ \u00a0-]?(?:"
    # Only a name may stand between a number and what it counts: `16,000 Trainium2 chips`.
    rf"(?P<named>(?:[A-Z][\w.-]{{0,20}} ){{1,2}}"
    rf"(?P<things>GPUs|TPUs|CPUs|chips|accelerators|cores|nodes|servers|racks|regions))\b"
    rf"|(?P<chips>{_CHIP_NAME}s)(?![A-Za-z0-9])"
    rf"|(?P<times>{en.TIMES})"
    rf"|(?P<number_format>(?:(?:dense|sparse|AI|FP[0-9]{{1,2}}|BF16|INT[48]|TF32) ){{1,2}}"
    rf"(?P<compute>[GTPE](?:FLOPS|FLOPs|OPS)|(?:giga|tera|peta|exa)flops))\b"
    rf"|(?P<symbol>(?:{_alternatives(_SYMBOLS)}))"
    rf"|(?P<word>(?i:{_LATIN}|{_JAPANESE}))"
    rf"|(?P<how>(?:(?:{en.QUALIFIERS}) ){{1,2}}|of (?:the|its|their|our|these|those) )"
    rf"(?P<qualified>(?i:{_LATIN_COUNTED}))(?![A-Za-z0-9_-])"
    rf"|{ja.COUNTERS}[ ]?(?:(?:AWS|NVIDIA|Google|[A-Z][\w.-]{{1,20}}) ?)?"
    rf"(?P<counted>(?i:{_JAPANESE_COUNTED})))"
)
_COUNTER_AND_THING = re.compile(
    r"(?P<bound>(?:以上|超|近く|弱|強|余り|程度|ほど|以下|未満)の|を超える|を上回る|の)[ ]?"
    rf"(?:(?:[A-Z][\w.-]{{1,20}}[ ]?の?)?(?P<counted>(?i:{_JAPANESE_COUNTED}))"
    rf"|(?P<chip>{_CHIP_NAME})(?![A-Za-z0-9]))"
)
_COUNTED_BEFORE = re.compile(
    rf"(?:(?P<counted>(?i:{_JAPANESE_COUNTED}))|(?P<chip>{_CHIP_NAME})){ja.COUNTED_BEFORE}"
)
_COUNTED_REACH = 22
_GPUS = Unit("GPUs", "count")
_DAILY = frozenset({"requests", "queries", "tokens", "transactions", "messages", "jobs", "images"})


def unit_after(text: str, end: int) -> Written | None:
    """The unit that follows a number which ends at `end`."""
    match = _UNIT.match(text, end)
    if match is None:
        return None
    stop = match.end()
    if match["times"]:
        unit = Unit("x", "multiple")
    elif match["chips"]:
        unit = _GPUS
    elif match["symbol"]:
        unit = _SYMBOLS[match["symbol"]]
    else:
        thing = match["things"] or match["compute"] or match["word"] or match["qualified"]
        unit = _word(thing or match["counted"])
        if match["how"] and match["how"].startswith("daily ") and unit.name in _DAILY:
            unit = Unit(f"{unit.name}/day", "rate")
        if unit.name == "units":
            counted = _COUNTER_AND_THING.match(text, stop)
            if counted is not None:
                unit = _thing(counted)
                stop = counted.end() if counted["bound"] == "の" and counted["counted"] else stop
    return Written(unit, stop, match.group().strip(" +-\u00a0"))


def counted_before(text: str, start: int) -> Unit | None:
    """What a number with a counter alone counts, if it stands in front: `GPUを1万基`."""
    match = _COUNTED_BEFORE.search(text, max(0, start - _COUNTED_REACH), start)
    return _thing(match) if match else None


def _thing(match: re.Match[str]) -> Unit:
    return _GPUS if match["chip"] else _word(match["counted"])


def _word(written: str) -> Unit:
    return _SYMBOLS.get(written) or _WORDS[written.lower()]


_KINDS: dict[str, UnitKind] = {
    unit.name: unit.kind for unit in (*_SYMBOLS.values(), *_WORDS.values())
}


def unit_kind(name: str) -> UnitKind:
    """What a unit in its normal form measures. A rate of money is money, any other is a rate."""
    if name in _KINDS:
        return _KINDS[name]
    return "money" if _KINDS.get(name.partition("/")[0]) == "money" else "rate"
