"""The times to come that Japanese texts name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from nlp.claims import calendar
from nlp.claims.calendar import Part, SeasonName, Stretch
from nlp.claims.named_time import NamedTime

_D: Final = r"[0-9０-９〇一二三四五六七八九十]"
_SEASONS: Final[dict[str, SeasonName]] = {
    "春": "spring",
    "夏": "summer",
    "秋": "autumn",
    "冬": "winter",
}
_YEARS: Final = {
    "再来": 2,
    "来": 1,
    "翌": 1,
    "今": 0,
    "本": 0,
    "同": 0,
}
_PARTS: Final = (
    r"第?(?P<q>[1-4１-４一二三四])四半期|(?P<half>前半|後半|上期|下期|上半期|下半期)"
    r"|(?P<part>初頭|初め|はじめ|早期|半ば|なかば|末|終わり|暮れ)|(?P<season>[春夏秋冬])"
    rf"|(?P<month>{_D}{{1,2}}) ?月(?P<ended>期)?(?:(?P<day>{_D}{{1,2}}) ?日"
    r"|(?P<tenth>上旬|初旬|中旬|下旬|末|初め|半ば|後半|前半))?"
)
_TIME: Final = re.compile(
    rf"(?:(?<![0-9０-９])(?P<year>(?:20|２０)[0-9０-９]{{2}}|二〇[〇一二三四五六七八九]{{2}}"
    r"|(?:2[4-9]|3\d)(?=年(?:度|末|内|[0-9０-９]{1,2}月|までに|に(?!わた|及)|には|後半|前半|ごろ|頃)))"
    r" ?年(?P<tens>代)?"
    rf"|(?P<rel>再来|来|翌|今|本)(?:年|(?=春|夏|秋|冬)))(?P<fiscal>度)?(?:の|、)?"
    rf"(?:{_PARTS})?(?P<whole>内|中|いっぱい)?"
)
_BARE: Final = re.compile(
    rf"(?P<unit>年内|年末|年度内|年度末|年明け|(?:今|本|来|再来)年度(?:内|中|末)?|今期|来期|通期|今四半期|来四半期"
    r"|来月|今月|来週|今週|クリスマス|(?:今|本)世紀)(?P<part>末|中|前半|後半|内)?"
    rf"|(?<![0-9０-９年])(?P<month>{_D}{{1,2}}) ?月(?:(?P<day>{_D}{{1,2}}) ?日|(?P<tenth>上旬|初旬"
    r"|中旬|下旬|末))?(?=まで|に|から|以降|には|中)"
)
_SPAN: Final = re.compile(
    rf"(?P<lead>今後|向こう|これから)?(?:(?P<low>{_D}{{1,3}})[〜～~\-–から]{{1,2}})?"
    rf"(?P<count>{_D}{{1,3}}|数|半) ?(?P<unit>年|[かヶカケ]月|ヵ月|週間|日)"
    r"(?P<tail>間|後|以内|内(?!外)|先|のうち|で|の間|は|に(?!わた|及|一度|1度|1回|一回))?(?=[^前ぶ目来])"
)
_UNITS: Final = {"年": "year", "週間": "week", "日": "day"}
_AHEAD: Final = frozenset({"後", "以内", "内", "先"})
_BY: Final = re.compile(r"(?:ごろ|頃)?(?:まで(?:に|には|にも)?|以内|内)")
_KANJI: Final = {character: value for value, character in enumerate("〇一二三四五六七八九")}


def times(text: str, published: date | None) -> Iterator[NamedTime]:
    """The times of a text, in no order; they may overlap."""
    for match in _SPAN.finditer(text):
        if match["lead"] or match["tail"] in _AHEAD:
            yield _span(match, published)
    for match in _TIME.finditer(text):
        yield _named(match, text, _due(match, published))
    for match in _BARE.finditer(text):
        yield _named(match, text, _due_of_bare(match, published))


def _named(match: re.Match[str], text: str, due: date | None) -> NamedTime:
    deadline = _BY.match(text, match.end()) is not None or match.group().endswith("内")
    return NamedTime(match.start(), match.end(), due, deadline, match["day"] is not None)


def number(words: str) -> int:
    """An integer in ASCII, full-width or kanji digits: 12, １２, 十二, 二〇."""
    if "十" in words:
        tens, _, ones = words.partition("十")
        return 10 * (number(tens) if tens else 1) + (number(ones) if ones else 0)
    if words and all(character in _KANJI for character in words):
        return int("".join(str(_KANJI[character]) for character in words))
    digits = "".join(c for c in words if c.isdigit())
    return int(digits) if digits else 0


def _span(match: re.Match[str], published: date | None) -> NamedTime:
    due = None
    count, unit = match["count"], _UNITS.get(match["unit"], "month")
    if published is not None and count != "数" and not (count == "半" and unit != "year"):
        due = (
            calendar.later(published, 6, "month")
            if count == "半"
            else calendar.later(published, number(count), unit)
        )
    return NamedTime(match.start(), match.end(), due, match["tail"] in {"以内", "内"})


def _due(match: re.Match[str], published: date | None) -> date | None:
    base = _year(match, published)
    if base is None:
        return None
    if match["tens"]:
        ten = calendar.decade(base)
        if match["half"] in {"前半", "上期", "上半期"}:
            return date(base // 10 * 10 + 4, 12, 31)
        return ten.end_of(_part(match["part"]))
    of = calendar.fiscal_year(base) if match["fiscal"] else calendar.year(base)
    if match["month"]:
        return _month(match, base if not match["fiscal"] else None, of)
    if match["q"]:
        return calendar.quarter(of, number(match["q"])).last
    if match["half"]:
        return calendar.half(of, 1 if match["half"][0] in "前上" else 2).last
    if match["season"]:
        return calendar.season(base, _SEASONS[match["season"]]).last
    return of.end_of(_part(match["part"]))


def _year(match: re.Match[str], published: date | None) -> int | None:
    if match["year"]:
        told = number(match["year"])
        return told if told >= 1000 else 2000 + told
    if published is None:
        return None
    year = published.year
    if match["fiscal"] and published.month < 4:
        year -= 1
    return year + _YEARS[match["rel"]]


def _month(match: re.Match[str], base: int | None, of: Stretch) -> date | None:
    told = number(match["month"])
    if not 1 <= told <= 12:
        return None
    year = base if base is not None else of.first.year + (told < of.first.month)
    return _in_month(calendar.month(year, told), match)


def _in_month(whole: Stretch, match: re.Match[str]) -> date:
    day = number(match["day"]) if match["day"] else 0
    if 1 <= day <= whole.last.day:
        return whole.first.replace(day=day)
    match match["tenth"]:
        case "上旬" | "初旬" | "初め":
            return whole.first.replace(day=10)
        case "中旬":
            return whole.first.replace(day=20)
        case "半ば" | "前半":
            return whole.first.replace(day=15)
        case _:
            return whole.last


def _part(words: str | None) -> Part:
    match words:
        case "初頭" | "初め" | "はじめ" | "早期":
            return "early"
        case "半ば" | "なかば":
            return "middle"
        case _:
            return "end"


def _due_of_bare(match: re.Match[str], published: date | None) -> date | None:
    if published is None:
        return None
    if match["month"]:
        told = number(match["month"])
        if not 1 <= told <= 12:
            return None
        ends = [_in_month(calendar.month(published.year + y, told), match) for y in (0, 1)]
        return next((end for end in ends if end >= published), ends[-1])
    return _stretch(match["unit"], published).last


def _stretch(unit: str, published: date) -> Stretch:
    year, number_of_month = published.year, published.month
    fiscal = calendar.fiscal_year(year - (number_of_month < 4))
    step = 2 if unit.startswith("再来") else 1 if unit.startswith("来") else 0
    if "年度" in unit or unit in {"今期", "来期", "通期"}:
        return calendar.fiscal_year(fiscal.first.year + step)
    if unit.endswith("四半期"):
        begin = date(year, (number_of_month - 1) // 3 * 3 + 1, 1)
        return calendar.months(begin, 3 * step, 3)
    if unit.endswith("月"):
        return calendar.months(published, step, 1)
    if unit.endswith("週"):
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return Stretch(monday, monday + timedelta(days=6))
    if unit == "年明け":
        return calendar.month(year + 1, 1)
    if unit == "クリスマス":
        day = date(year if (number_of_month, published.day) <= (12, 25) else year + 1, 12, 25)
        return Stretch(day, day)
    if unit.endswith("世紀"):
        return Stretch(published, date(year // 100 * 100 + 99, 12, 31))
    return calendar.year(year)
