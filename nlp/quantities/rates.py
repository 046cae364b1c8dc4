"""What an amount is per: `/hour`, `per million tokens`, 毎秒, 1時間あたり."""

from __future__ import annotations

import re
from typing import Final

from nlp.quantities.kinds import Unit, UnitKind, Written

_PER: Final[dict[str, str]] = {
    surface: name
    for name, surfaces in {
        "s": "second,seconds,sec,s,秒",
        "min": "minute,minutes,min,分",
        "hour": "hour,hours,hr,hrs,h,時間,時",
        "day": "day,days,日",
        "week": "week,weeks,週,週間",
        "month": "month,months,mo,月,か月,ヶ月,カ月",
        "year": "year,years,yr,annum,年",
        "GPU": "GPU",
        "GPU-hour": "GPU-hr,GPU-hour,GPU hour,GPU/hr,GPU/hour,GPU per hour,GPU時間",
        "vCPU": "vCPU",
        "vCPU-hour": "vCPU-hour,vCPU-Hr,vCPU-hr,vCPU hour,vCPU 時間,vCPU時間",
        "GB-hour": "GB-hour,GB-hr,GB hour,GB 時間,GB時間",
        "CPU": "CPU",
        "chip": "chip,チップ",
        "chip-hour": "chip-hour,chip hour,chip/hour",
        "accelerator": "accelerator,アクセラレータ",
        "node": "node,ノード",
        "core": "core,コア",
        "server": "server,サーバー,サーバ",
        "rack": "rack,ラック",
        "instance": "instance,インスタンス",
        "user": "user,ユーザー,ユーザ",
        "person": "person,人",
        "company": "company,社",
        "unit": "unit,台,基,個,枚",
        "token": "token,トークン",
        "request": "request,リクエスト",
        "query": "query,クエリ",
        "step": "step,ステップ",
        "image": "image",
        "wafer": "wafer",
        "share": "share,株",
        "GB": "GB,gigabyte",
        "TB": "TB,terabyte",
        "GB-month": "GB-month,GB-mo,GB/month,GB/月,GB 月,GB-月",
        "W": "W,watt,ワット",
        "kW": "kW,kilowatt,キロワット",
        "kWh": "kWh,kilowatt-hour,kilowatt hour",
        "MW": "MW,megawatt,メガワット",
        "GW": "GW,gigawatt,ギガワット",
        "MWh": "MWh,megawatt-hour",
        "mm²": "mm²,mm2",
    }.items()
    for surface in surfaces.split(",")
}
_MANY: Final = {"million": "M", "m": "M", "thousand": "K", "k": "K", "billion": "B", "b": "B"}
_MANY_KANJI: Final = {"100万": "M", "1000": "K", "1,000": "K", "10億": "B"}
_THINGS: Final = {
    "token": "tokens",
    "tokens": "tokens",
    "tok": "tokens",
    "toks": "tokens",
    "トークン": "tokens",
    "requests": "requests",
    "queries": "queries",
    "calls": "calls",
    "リクエスト": "requests",
    "クエリ": "queries",
    "users": "users",
    "images": "images",
}
_WHAT = r"(?:input |output |prompt |generated |cached |API |入力|出力)?"
_NAMES = "|".join(re.escape(word) for word in sorted(_PER, key=len, reverse=True))
_THING = "|".join(sorted(_THINGS, key=len, reverse=True))
_AFTER: Final = re.compile(
    r"(?:\s?/\s?|\s(?:per|an?|every|each|for (?:every|each|an?)(?= (?:million|[mM]\b|GPU|hour)))\s"
    r"|毎)(?:"
    r"(?P<many>(?:1[ ]?)?(?i:million|thousand|billion|[mkb])|1,?000|100[ ]?万|10[ ]?億)"
    rf"(?:[ -]?{_WHAT}(?P<things>(?i:{_THING}))|(?![ ]?[0-9A-Za-zぁ-んァ-ヴ一-鿿]))"
    rf"|(?P<per>{_NAMES}))"
    r"(?![A-Za-z]|[ ](?:ago|earlier|later|or|few|couple|lot)\b)"
)
_BEFORE: Final = re.compile(
    r"(?:毎(?P<every>秒|分|時)"
    rf"|(?P<many>100[ ]?万|1,?000|10[ ]?億)[ ]?{_WHAT}(?P<things>トークン|リクエスト|クエリ)"
    r"(?:あたり|当たり|につき|ごとに)"
    r"|1[ ]?(?P<within>秒|分|時間|週間|か月)に"
    rf"|(?:1[ ]?)?(?P<each>秒|分|時間|日|月|か月|年|人|社|台|基|個|枚|{_NAMES})"
    r"(?:間に|間あたり|あたり|当たり|につき))"
    r"[ ]?(?P<between>(?:約|およそ|平均|最大で?|わずか|\+)?)[ ]?$"
)
_LONGEST_BEFORE = 22
_RATED: Final = frozenset({"count", "data", "compute", "money", "power", "mass", "length"})
_TIMES: Final = frozenset({"s", "min", "hour", "day", "week", "month", "year"})
_TIMED: Final = frozenset({"ms", "μs", "ns", "seconds"})


def per_after(text: str, written: Written) -> Written:
    """The unit with the rate that follows it: `$3` + `/hour`."""
    unit = written.unit
    if unit.kind not in _RATED and unit.name not in _TIMED and "/" not in unit.name:
        return written
    match = _AFTER.match(text, written.end)
    if match is None:
        return written
    if unit.name in _TIMED and match["per"] not in {
        "token",
        "トークン",
        "step",
        "request",
        "query",
    }:
        return written
    if unit.kind == "rate" and not match.group().startswith("/"):
        return written  # `tokens/s per user` is a rate of tokens, seen by a user
    per = _PER[match["per"]] if match["per"] else _many(match["many"], match["things"])
    rated = Written(rate_of(unit, per), match.end(), written.surface + match.group())
    return per_after(text, rated) if unit.kind != "rate" else rated


def per_before(text: str, start: int, *, money: bool) -> tuple[str, int] | None:
    """The rate in front of a number, and where the amount begins: 毎分, 1秒あたり."""
    match = _BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    if match is None:
        return None
    if match["every"]:
        per = _PER[match["every"]]
    elif match["many"]:
        per = _many(match["many"], match["things"])
    elif match["within"]:
        per = _PER[match["within"]]
    else:
        per = _PER[match["each"]]
        if per not in _TIMES and not money:
            return None  # 1基あたり288GB is 288 GB
    return per, start if match["between"] else match.start()


def is_rated(unit: Unit) -> bool:
    """Whether amounts of a unit are said per something else."""
    return unit.kind in _RATED


def rate_of(unit: Unit, per: str) -> Unit:
    """`tokens` and `s` make `tokens/s`, `Gb` and `s` make `Gbps`."""
    if per == "s" and unit.kind == "data" and unit.name.endswith("b"):
        return Unit(f"{unit.name}ps", "rate", unit.factor)
    if per == "s" and unit.kind == "compute":
        return unit
    kind: UnitKind = "money" if unit.kind == "money" else "rate"
    return Unit(f"{unit.name}/{per}", kind, unit.factor)


def _many(count: str, things: str | None) -> str:
    written = count.lower().replace(" ", "")
    short = _MANY_KANJI.get(written) or _MANY[written.lstrip("1")]
    return f"{short} {_THINGS[things.lower()] if things else 'tokens'}"
